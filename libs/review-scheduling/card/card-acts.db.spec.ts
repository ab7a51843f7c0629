import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { studyDay, studyDaysFrom } from '../domain/study-day.js';

jest.setTimeout(60_000);

const program = {
  kind: 'code',
  prompt: 'Answer.',
  estimatedSeconds: 60,
  explanation: 'So.',
  signature: { name: 'answer', parameters: [], returns: 'int' },
  examples: [{ arguments: [], expected: 1 }],
  hiddenCases: [],
  languages: ['javascript'],
  solutions: { javascript: 'function answer() { return 1; }' },
  wrongSolutions: [{ language: 'javascript', source: 'function answer() { return 2; }', verdict: 'WA' }],
};
const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };
const solved = { language: 'javascript', source: 'function answer() { return 1; }' };

let house: House;
let actor: Actor;
let questionId: string;
let programId: string;
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  questionId = (await house.question(author)).id;
  programId = (await house.question(author, { content: program })).id;
});
beforeEach(async () => {
  actor = await house.person();
});
afterAll(() => house.close());

const submit = async (response: unknown, question = questionId) =>
  (
    await house.submitReview.run(actor, {
      questionId: question,
      submissionId: randomUUID(),
      response,
      elapsedMs: 40_000,
    })
  ).id;
const cardId = async (question = questionId) => (await cardOf(house, actor, question))!.id;
/** A card with these answers, graded. */
async function reviewed(...responses: unknown[]): Promise<{ id: string; reviews: string[] }> {
  const reviews: string[] = [];
  for (const response of responses) reviews.push(await submit(response));
  await house.work();
  return { id: await cardId(), reviews };
}
const reset = (id: string, submissionId = randomUUID()) => house.cards.reset.run(actor, { cardId: id, submissionId });
const setDue = (id: string, on: string, submissionId = randomUUID()) =>
  house.cards.setDue.run(actor, { cardId: id, submissionId, on });
const inDays = (days: number) => studyDaysFrom(studyDay(new Date(), 'UTC', 4), days + 1, 'UTC', 4).at(-1)!;
const refusal = (code: string) => expect.objectContaining({ code });

describe('a reset', () => {
  it('makes the card new and due again, and undoing it brings its memory back', async () => {
    const { id } = await reviewed(right, wrong, right);
    const before = await cardOf(house, actor, questionId);
    const act = await reset(id);
    expect(act).toMatchObject({ state: 'graded', card: { id, state: 'new', reps: 0, lapses: 0, stability: 0 } });
    await expectFold(house, actor, questionId);
    expect(await house.getDue.run(actor)).toMatchObject({ dueCount: 1 });
    expect((await house.undoReview.run(actor, act.id)).card).toMatchObject({ state: before!.state, reps: 3 });
    expect(await cardOf(house, actor, questionId)).toEqual({ ...before, lastSeq: 4 });
    expect((await house.redoReview.run(actor, act.id)).card).toMatchObject({ state: 'new' });
    await expectFold(house, actor, questionId);
  });

  it('sent five times at once, and again, is one act', async () => {
    const { id } = await reviewed(right);
    const submissionId = randomUUID();
    const sent = await Promise.all(Array.from({ length: 5 }, () => reset(id, submissionId)));
    sent.push(await reset(id, submissionId));
    expect(new Set(sent.map((act) => act.id)).size).toBe(1);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ state: 'new', lastSeq: 2 });
  });

  it('leaves out nothing that is reviewed after it', async () => {
    const { id } = await reviewed(right, right);
    await reset(id);
    await submit(right);
    await house.work();
    expect(await cardOf(house, actor, questionId)).toMatchObject({ reps: 1, lastSeq: 4 });
    await expectFold(house, actor, questionId);
  });

  it('is no review: not to be told as one, and not to be counted', async () => {
    const { id, reviews } = await reviewed(right);
    const act = await reset(id);
    expect(await house.getReview.run(actor, act.id)).toEqual({ id: act.id, state: 'graded' });
    expect(await house.cards.get.run(actor, id)).toMatchObject({ lastAnswerId: reviews[0] });
  });
});

describe('another due date', () => {
  it('is the beginning of that study day; what is known of the memory stays', async () => {
    const { id } = await reviewed(right, right);
    const before = (await cardOf(house, actor, questionId))!;
    const { on, beginsAt } = inDays(12);
    const act = await setDue(id, on);
    expect(act).toMatchObject({ state: 'graded', card: { dueAt: beginsAt, state: 'review', reps: 2 } });
    expect(await cardOf(house, actor, questionId)).toMatchObject({ stability: before.stability, dueAt: beginsAt });
    await expectFold(house, actor, questionId);
    await house.undoReview.run(actor, act.id);
    expect(await cardOf(house, actor, questionId)).toEqual({ ...before, lastSeq: 3 });
  });

  it('may be today, in the zone of the person, not a day before', async () => {
    await house.query(`update people set time_zone = 'Pacific/Kiritimati', rollover_hour = 0 where id = $1`, [
      actor.personId,
    ]);
    const { id } = await reviewed(right);
    const today = studyDay(new Date(), 'Pacific/Kiritimati', 0);
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect(await setDue(id, today)).toMatchObject({ state: 'graded' });
    await expect(setDue(id, yesterday)).rejects.toMatchObject({
      code: 'request.invalid',
      faults: [{ pointer: '/on', message: 'is in the past' }],
    });
    expect(await house.getDue.run(actor)).toMatchObject({ dueCount: 1 });
  });

  it.each(['2026-02-31', '9999-12-31', '2026-13-01'])('is not %s', async (on) => {
    const { id } = await reviewed(right);
    await expect(setDue(id, on)).rejects.toEqual(refusal('request.invalid'));
    expect(await cardOf(house, actor, questionId)).toMatchObject({ lastSeq: 1 });
  });

  it('is the same act for the same submission alone: not another day, card or kind of act', async () => {
    const { id } = await reviewed(right);
    const submissionId = randomUUID();
    const { on } = inDays(3);
    const first = await setDue(id, on, submissionId);
    expect(await setDue(id, on, submissionId)).toEqual(first);
    const mismatch = refusal('idempotency.mismatch');
    await expect(setDue(id, inDays(4).on, submissionId)).rejects.toEqual(mismatch);
    await expect(reset(id, submissionId)).rejects.toEqual(mismatch);
    await expect(
      house.submitReview.run(actor, { questionId, submissionId, response: right, elapsedMs: 1 }),
    ).rejects.toEqual(mismatch);
    await submit(solved, programId);
    await expect(setDue(await cardId(programId), on, submissionId)).rejects.toEqual(mismatch);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ lastSeq: 2 });
  });
});

describe('between answers', () => {
  it('an act applies in its place what waits before it', async () => {
    await submit(right);
    await submit(wrong);
    const act = await reset(await cardId());
    expect(act.state).toBe('graded');
    await submit(right);
    await house.work(3);
    expect(await cardOf(house, actor, questionId)).toMatchObject({ reps: 1, lastSeq: 4 });
    await expectFold(house, actor, questionId);
  });

  it('an act waits for a program that is not judged yet, and comes after it', async () => {
    await submit(solved, programId);
    const id = await cardId(programId);
    const submissionId = randomUUID();
    const { on, beginsAt } = inDays(9);
    const act = await setDue(id, on, submissionId);
    expect(act).toMatchObject({ state: 'queued', card: { state: 'new' } });
    expect(await setDue(id, on, submissionId)).toMatchObject({ id: act.id, state: 'queued' });
    await house.work(5);
    expect(await cardOf(house, actor, programId)).toMatchObject({ reps: 1, lastSeq: 2, dueAt: beginsAt });
    expect(await setDue(id, on, submissionId)).toMatchObject({ state: 'graded' });
    await expectFold(house, actor, programId);
  });

  it('an act waits no longer once the program before it is undone, which comes back to its place', async () => {
    const answer = await submit(solved, programId);
    const id = await cardId(programId);
    const act = await setDue(id, inDays(9).on);
    await house.undoReview.run(actor, answer);
    expect(await cardOf(house, actor, programId)).toMatchObject({ reps: 0, dueAt: inDays(9).beginsAt });
    expect(await house.redoReview.run(actor, answer)).toMatchObject({ state: 'queued' });
    await house.work(5);
    expect(await house.getReview.run(actor, act.id)).toMatchObject({ state: 'graded' });
    expect(await cardOf(house, actor, programId)).toMatchObject({ reps: 1, state: 'review' });
    await expectFold(house, actor, programId);
  });
});

it("another's card and one that is not there can't be acted on", async () => {
  const { id } = await reviewed(right);
  actor = await house.person();
  for (const other of [id, randomUUID()]) {
    await expect(reset(other)).rejects.toEqual(refusal('resource.not-found'));
    await expect(setDue(other, inDays(1).on)).rejects.toEqual(refusal('resource.not-found'));
  }
});
