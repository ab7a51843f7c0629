import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { ListNotices } from '@app/notices/list-notices.js';
import { ReadNotices } from '@app/notices/read-notices.js';
import { House, sampleContent } from '@app/testing/house.js';
import { ListTasks } from '../tasks/list-tasks.js';
import { ListReports } from './list-reports.js';
import { ReportFault } from './report-fault.js';
import { SettleReports } from './settle-reports.js';

let house: House;
let author: Actor;
let candidate: Actor;
let question: { id: string; slug: string };
let reportFault: ReportFault;
let settleReports: SettleReports;
let listReports: ListReports;
let listNotices: ListNotices;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  reportFault = new ReportFault(house.transactions);
  settleReports = new SettleReports(house.transactions);
  listReports = new ListReports(house.transactions);
  listNotices = new ListNotices(house.transactions);
});
beforeEach(async () => {
  candidate = await house.person();
  question = await house.question(author);
});
afterAll(() => house.close());

const report = (changes: object = {}) => ({
  submissionId: randomUUID(),
  questionId: question.id,
  version: 1,
  kind: 'wrong-key' as const,
  text: 'Option c is right, too.',
  ...changes,
});
const refusal = (code: string) => expect.objectContaining({ code });
const page = { limit: 100, after: undefined };
const notices = (actor: Actor) => listNotices.run(actor, page);

/** Publishes another version of the question. */
async function mend() {
  await house.saveDraft.run(author, { questionId: question.id, content: { ...sampleContent, prompt: 'Which now?' } });
  await house.moveVersion.run(author, { questionId: question.id, number: 2, act: 'submit' });
  await house.approveVersion.run(author, { questionId: question.id, number: 2 });
  await house.moveVersion.run(author, { questionId: question.id, number: 2, act: 'publish' });
}

describe('a report', () => {
  it('is one however often and however many at once it is submitted', async () => {
    const input = report();
    const receipts = await Promise.all(Array.from({ length: 10 }, () => reportFault.run(candidate, input)));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect((await listReports.run({ questionId: question.id }, page)).items).toHaveLength(1);
  });

  it('is refused where its submission was used for another', async () => {
    const input = report();
    await reportFault.run(candidate, input);
    for (const change of [{ text: 'Something else.' }, { kind: 'wording' }, { questionId: randomUUID() }]) {
      await expect(reportFault.run(candidate, { ...input, ...change } as never)).rejects.toEqual(
        refusal('idempotency.mismatch'),
      );
    }
  });

  it('is only of what was shown: the published version, or one that was sat or reviewed', async () => {
    const sessionId = await house.sitting(candidate, 1);
    const [{ questionId }] = (await house.query<{ questionId: string }>(
      `select question_id as "questionId" from session_items where session_id = $1`,
      [sessionId],
    )) as [{ questionId: string }];
    question = { ...question, id: questionId };
    await mend();
    await expect(reportFault.run(candidate, report())).resolves.toMatchObject({ state: 'open' });
    await expect(reportFault.run(await house.person(), report())).rejects.toEqual(refusal('resource.not-found'));
    await expect(reportFault.run(candidate, report({ version: 3 }))).rejects.toEqual(refusal('resource.not-found'));
    await expect(reportFault.run(candidate, report({ questionId: randomUUID() }))).rejects.toEqual(
      refusal('resource.not-found'),
    );
    await house.finishSession.run(candidate, sessionId);
  });

  it('is refused after twenty a day, also where they come at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 25 }, () => reportFault.run(candidate, report())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refused).toEqual(
      Array.from({ length: 5 }, () =>
        expect.objectContaining({
          code: 'request.rate-limited',
          extra: { retryAfterSeconds: expect.any(Number) as number },
        }),
      ),
    );
    await house.query(`update question_reports set created_at = created_at - interval '1 day' where person_id = $1`, [
      candidate.personId,
    ]);
    await expect(reportFault.run(candidate, report())).resolves.toMatchObject({ state: 'open' });
  });

  it('of three people opens a review task, once; three of one person do not', async () => {
    const tasks = async () =>
      (await new ListTasks(house.transactions).run({ state: 'open', questionId: question.id }, page)).items;
    for (let count = 0; count < 3; count += 1) await reportFault.run(candidate, report());
    expect(await tasks()).toEqual([]);
    const others = await Promise.all([house.person(), house.person(), house.person()]);
    await Promise.all(others.map((other) => reportFault.run(other, report())));
    expect(await tasks()).toMatchObject([{ alarm: 'reported', version: 1, details: { people: expect.any(Number) } }]);
  });
});

describe('what becomes of it', () => {
  it('reaches whoever reported it, once, and is audited', async () => {
    const { id } = await reportFault.run(candidate, report());
    const settle = () =>
      settleReports.run(author, { ids: [id], outcome: 'answered', answer: 'It is as it should be.' });
    const results = await Promise.allSettled([settle(), settle(), settle()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(settle()).rejects.toEqual(refusal('report.settled'));
    expect(await notices(candidate)).toMatchObject({
      unread: 1,
      items: [
        {
          kind: 'report.answered',
          subjectId: id,
          readAt: null,
          details: { slug: question.slug, prompt: sampleContent.prompt, answer: 'It is as it should be.' },
        },
      ],
    });
    expect((await notices(await house.person())).items).toEqual([]);
    expect(await house.count(`select count(*) from audit_entries where subject_id = $1`, [id])).toBe(1);
  });

  it('is called mended only once candidates get a later version, or none', async () => {
    const { id } = await reportFault.run(candidate, report());
    const settle = () => settleReports.run(author, { ids: [id], outcome: 'mended', answer: '' });
    await expect(settle()).rejects.toEqual(refusal('question.not-mended'));
    expect((await notices(candidate)).unread).toBe(0);
    await mend();
    await settle();
    expect((await notices(candidate)).items).toMatchObject([{ kind: 'report.mended' }]);
  });

  it('is the same for all of several reports, or nothing happens', async () => {
    const [one, two] = [await reportFault.run(candidate, report()), await reportFault.run(candidate, report())];
    await settleReports.run(author, { ids: [one.id], outcome: 'dismissed', answer: '' });
    const both = { ids: [one.id, two.id], outcome: 'dismissed' as const, answer: '' };
    await expect(settleReports.run(author, both)).rejects.toEqual(refusal('report.settled'));
    await expect(settleReports.run(author, { ...both, ids: [two.id, randomUUID()] })).rejects.toEqual(
      refusal('resource.not-found'),
    );
    expect((await listReports.run({ questionId: question.id, state: 'open' }, page)).items).toMatchObject([
      { id: two.id, version: 1, kind: 'wrong-key' },
    ]);
  });
});

it('a notice is read by its person alone, and stays', async () => {
  const { id } = await reportFault.run(candidate, report());
  await settleReports.run(author, { ids: [id], outcome: 'dismissed', answer: '' });
  const [notice] = (await notices(candidate)).items;
  const read = new ReadNotices(house.transactions);
  await read.run(await house.person(), [notice!.id]);
  expect((await notices(candidate)).unread).toBe(1);
  expect(await read.run(candidate, [notice!.id])).toEqual({ unread: 0 });
  const { readAt } = (await notices(candidate)).items[0]!;
  await read.run(candidate, [notice!.id]);
  expect((await notices(candidate)).items).toMatchObject([{ id: notice!.id, readAt }]);
});
