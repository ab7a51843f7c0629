import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import { GetStatistics } from '../get-statistics.js';
import { CompareLevels } from '../levels/compare-levels.js';
import { ListTasks } from './list-tasks.js';
import { SettleTask } from './settle-task.js';

let house: House;
let author: Actor;
let question: { id: string; slug: string };
let listTasks: ListTasks;
let settleTask: SettleTask;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  question = await house.question(author);
  listTasks = new ListTasks(house.transactions);
  settleTask = new SettleTask(house.transactions);
});
afterAll(() => house.close());

const page = { limit: 100, after: undefined };
const tasksOf = async (questionId: string, state: 'open' | 'dismissed' | 'mended' = 'open') =>
  (await listTasks.run({ state, questionId }, page)).items;
const refusal = (code: string) => expect.objectContaining({ code });

/** People who sit the one question, and how many of them are right. */
async function sit(count: number, response: unknown = { choices: ['a', 'b'] }): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const candidate = await house.person();
    const sessionId = await house.sitting(candidate);
    await house.saveAnswer.run(candidate, { sessionId, position: 1, revision: 1, response, timeSpentMs: 1 });
    await house.finishSession.run(candidate, sessionId);
  }
  await house.work();
}

it('an alarm opens a task at the thirtieth answer, once; dismissed, it stays so', async () => {
  await sit(29);
  expect((await tasksOf(question.id)).map(({ alarm }) => alarm)).toEqual(['too-fast']);
  await sit(1);
  const opened = await tasksOf(question.id);
  expect(opened.find(({ alarm }) => alarm === 'too-easy')).toMatchObject({
    slug: question.slug,
    version: 1,
    details: { facility: 1, answers: 30 },
  });
  expect(await house.count(`select count(*) from audit_entries where action = 'review-task.opened'`)).toBe(2);
  const { id } = opened.find(({ alarm }) => alarm === 'too-easy')!;
  const settle = () => settleTask.run(author, { id, outcome: 'dismissed', reason: 'A warm-up.' });
  const results = await Promise.allSettled([settle(), settle()]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(settle()).rejects.toEqual(refusal('task.settled'));
  await sit(1);
  expect((await tasksOf(question.id)).map(({ alarm }) => alarm)).toEqual(['too-fast']);
  expect(await tasksOf(question.id, 'dismissed')).toMatchObject([
    { state: 'dismissed', reason: 'A warm-up.', settledByName: 'Somebody' },
  ]);
}, 60_000);

it('the figures of a question show with its tasks and its options, by version', async () => {
  const statistics = new GetStatistics(house.transactions, house.getAuthored);
  const { versions, tasks } = await statistics.run(question.id);
  expect(tasks).toHaveLength(2);
  expect(versions).toMatchObject([
    {
      number: 1,
      state: 'published',
      estimatedSeconds: 60,
      first: { answers: 31, skipped: 0 },
      facility: 1,
      discrimination: { correlation: null, pairs: 0 },
      options: [
        { id: 'a', text: 'Option a', isKey: true, share: 1 },
        { id: 'b', isKey: true },
        { id: 'c', isKey: false, chosen: 0, share: 0, meanRest: null },
        { id: 'd', chosen: 0 },
      ],
      reports: 0,
      openReports: 0,
    },
  ]);
});

it('a task is mended only once candidates get a later version', async () => {
  const [task] = await tasksOf(question.id);
  const mend = () => settleTask.run(author, { id: task!.id, outcome: 'mended', reason: 'The estimate is 10 s now.' });
  await expect(mend()).rejects.toEqual(refusal('question.not-mended'));
  await house.saveDraft.run(author, { questionId: question.id, content: { ...sampleContent, estimatedSeconds: 10 } });
  await house.moveVersion.run(author, { questionId: question.id, number: 2, act: 'submit' });
  await house.approveVersion.run(author, { questionId: question.id, number: 2 });
  await house.moveVersion.run(author, { questionId: question.id, number: 2, act: 'publish' });
  await expect(mend()).resolves.toMatchObject({ state: 'mended', publishedVersion: 2 });
});

describe('a level that the figures contradict', () => {
  /** Published questions of a level with these figures, as if 400 people had answered each. */
  async function measured(level: string, facility: number, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const { id } = await house.question(author, { topics: ['graphs'] });
      await house.query(`update questions set level = $2 where id = $1`, [id, level]);
      await house.query(
        `insert into item_statistics (version_id, question_id, answers, facility)
         select id, question_id, 400, $2 from question_versions where question_id = $1`,
        [id, facility],
      );
      ids.push(id);
    }
    return ids;
  }

  it('proposes another, once; taking it relabels the question, with audit', async () => {
    await measured('entry', 0.85, 6);
    await measured('mid', 0.6, 6);
    const [odd] = await measured('entry', 0.5, 1);
    const compare = new CompareLevels(house.transactions);
    await Promise.all([compare.run(), compare.run()]);
    const { items } = await listTasks.run({ state: 'open', alarm: 'mislabelled' }, page);
    expect(items).toMatchObject([
      { questionId: odd, level: 'entry', details: { level: 'entry', proposed: 'mid', facility: 0.5, answers: 400 } },
    ]);
    await settleTask.run(author, { id: items[0]!.id, outcome: 'mended', reason: '' });
    expect((await house.getAuthored.run(odd!)).level).toBe('mid');
    expect(
      await house.query(
        `select before, after from audit_entries where action = 'question.relabelled' and subject_id = $1`,
        [odd],
      ),
    ).toEqual([{ before: { level: 'entry' }, after: { level: 'mid' } }]);
    await compare.run();
    expect((await listTasks.run({ state: 'open', alarm: 'mislabelled' }, page)).items).toEqual([]);
  });
});
