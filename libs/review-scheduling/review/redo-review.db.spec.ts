import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { reopen } from '@app/testing/open-questions.js';

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };

let house: House;
let author: Actor;
let actor: Actor;
let questionId: string;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  questionId = (await house.question(author)).id;
});
beforeEach(async () => {
  actor = await house.person();
});
afterAll(() => house.close());

const submit = async (response: unknown) =>
  (await house.submitReview.run(actor, { questionId, submissionId: randomUUID(), response, elapsedMs: 40_000 })).id;
const undo = (id: string) => house.undoReview.run(actor, id);
const redo = (id: string) => house.redoReview.run(actor, id);
const card = () => cardOf(house, actor, questionId);

describe('redo', () => {
  it('brings an old review back to its place, and twice is once', async () => {
    const ids: string[] = [];
    for (const response of [right, wrong, right, right]) ids.push(await submit(response));
    await house.work();
    const before = await card();
    await undo(ids[1]!);
    expect(await card()).not.toEqual(before);
    expect(await redo(ids[1]!)).toMatchObject({ id: ids[1], state: 'graded', card: { reps: 4 } });
    expect(await redo(ids[1]!)).toMatchObject({ state: 'graded', card: { reps: 4 } });
    expect(await card()).toEqual(before);
    await expectFold(house, actor, questionId);
    expect(await house.getReview.run(actor, ids[1]!)).toMatchObject({ state: 'graded', verdict: 'incorrect' });
  });

  it('of a review that was never graded lets it wait for its grade again, in its place', async () => {
    const first = await submit(wrong);
    await undo(first);
    await house.work();
    await submit(right);
    await house.work();
    expect(await redo(first)).toMatchObject({ state: 'queued', card: { reps: 1 } });
    await house.work(5);
    expect(await card()).toMatchObject({ reps: 2, lastSeq: 2 });
    const ratings = await house.query(
      `select rating, (state_before ->> 'reps')::int as before from reviews
      where person_id = $1 order by seq`,
      [actor.personId],
    );
    expect(ratings).toEqual([
      { rating: 'again', before: 0 },
      { rating: 'good', before: 1 },
    ]);
    await expectFold(house, actor, questionId);
  });

  it("is nobody else's", async () => {
    const id = await submit(right);
    await undo(id);
    await expect(house.redoReview.run(await house.person(), id)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(redo(randomUUID())).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});

it('two tabs and a worker at the same time leave the fold of what counts', async () => {
  const acts = fc.array(fc.record({ redo: fc.boolean(), of: fc.nat(3) }), { minLength: 4, maxLength: 12 });
  for (const plan of fc.sample(acts, { seed: 20261129, numRuns: 6 })) {
    actor = await house.person();
    const ids: string[] = [];
    for (const response of [right, wrong]) ids.push(await submit(response));
    await house.work();
    for (const response of [wrong, right]) ids.push(await submit(response));
    await Promise.all([
      ...plan.map((act) => (act.redo ? redo : undo)(ids[act.of]!)),
      ...ids.map((reviewId) => house.handle({ name: 'review.grade', payload: { reviewId }, outboxId: '0' })),
    ]);
    await house.work(2);
    await expectFold(house, actor, questionId);
  }
});

describe('a review that a later grade of its mock replaced', () => {
  const sit = async (sessionId: string, response: unknown, revision: number) => {
    await house.saveAnswer.run(actor, { sessionId, position: 1, revision, response });
    await house.finishSession.run(actor, sessionId);
    await house.work();
  };

  it('does not come back, be its successor undone or not', async () => {
    const sessionId = await house.sitting(actor, 1);
    await sit(sessionId, wrong, 1);
    await reopen(house, actor, sessionId, author);
    await sit(sessionId, right, 2);
    const [first, second] = await house.query<{ id: string; state: string }>(
      `select id, state from reviews where session_id = $1 order by seq`,
      [sessionId],
    );
    const replaced = expect.objectContaining({ code: 'review.replaced' });
    expect(first!.state).toBe('undone');
    await expect(redo(first!.id)).rejects.toEqual(replaced);
    await undo(second!.id);
    await expect(redo(first!.id)).rejects.toEqual(replaced);
    expect(await redo(second!.id)).toMatchObject({ state: 'graded', card: { reps: 1 } });
  });
});
