import type { DataSource } from 'typeorm';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { deadlocksDuring } from '@app/testing/deadlocks.js';
import { House } from '@app/testing/house.js';
import { openContent } from '@app/testing/open-questions.js';
import { ReviewItem } from './review-item.js';
import { ReviewSession } from './review-session.js';

const questions = 6;
let house: House;
let instructor: Actor;
beforeAll(async () => {
  house = await House.open();
  instructor = await house.person('instructor');
  for (let count = 0; count < questions; count += 1) {
    await house.question(instructor, { content: openContent('self'), topics: ['caching'] });
  }
  await house.question(instructor, { content: openContent('instructor'), topics: ['sharding'] });
});
afterAll(() => house.close());

/** A sitting of open questions that is graded; nothing has become a review yet. */
async function sit(candidate: Actor, topic: 'caching' | 'sharding' = 'caching'): Promise<string> {
  const count = topic === 'caching' ? questions : 1;
  const choice = { topics: [topic], levels: [], kinds: [], count, minutes: 10 };
  const { id: sessionId } = await house.startSession.run(candidate, choice);
  for (let position = 1; position <= count; position += 1) {
    await house.saveAnswer.run(candidate, { sessionId, position, revision: 1, response: { text: 'By the key.' } });
  }
  await house.finishSession.run(candidate, sessionId);
  await house.handle({ name: 'session.grade', payload: { sessionId }, outboxId: '0' });
  return sessionId;
}
const tick = (actor: Actor, sessionId: string, position: number, criteria = ['load']) =>
  house.selfAssess.run(actor, { sessionId, position, criteria });
const itemJob = (sessionId: string, position: number) =>
  ({ name: 'item.review', payload: { sessionId, position }, outboxId: '0' }) as const;
const sessionJob = (sessionId: string) => ({ name: 'session.review', payload: { sessionId }, outboxId: '0' }) as const;
const reviewsOf = (sessionId: string) =>
  house.query(`select position, state, score, rating from reviews where session_id = $1 order by position, seq`, [
    sessionId,
  ]);

it('a settled item is one review, however often and beside what the job is delivered', async () => {
  const candidate = await house.person();
  const sessionId = await sit(candidate);
  for (const position of [1, 2, 3]) await tick(candidate, sessionId, position);
  const jobs = Array.from({ length: 5 }, () => [
    house.handle(sessionJob(sessionId)),
    ...[1, 2, 3, 4].map((position) => house.handle(itemJob(sessionId, position))),
  ]);
  await Promise.all(jobs.flat());
  const reviewed = (position: number) => ({ position, state: 'graded', score: 0.5, rating: 'hard' });
  expect(await reviewsOf(sessionId)).toEqual([reviewed(1), reviewed(2), reviewed(3)]);
  const cards = await house.query(`select reps, last_seq as seq from cards where person_id = $1 order by reps desc`, [
    candidate.personId,
  ]);
  const once = { reps: 1, seq: 1 };
  const never = { reps: 0, seq: 0 };
  expect(cards).toEqual([once, once, once, never, never, never]);
});

it('what nobody has graded is no review yet', async () => {
  const candidate = await house.person();
  const sessionId = await sit(candidate);
  await house.handle(itemJob(sessionId, 1));
  await house.handle(itemJob(sessionId, 99));
  expect(await reviewsOf(sessionId)).toEqual([]);
});

it('a review that its candidate undid stays undone, until the item has another grade', async () => {
  const candidate = await house.person();
  const sessionId = await sit(candidate, 'sharding');
  const assess = (look: number, criteria: string[]) =>
    house.assessAnswer.run(instructor, { sessionId, position: 1, criteria, comment: '', look });
  await house.work();
  await assess(1, ['load']);
  await house.work();
  const [review] = await house.query<{ id: string }>(`select id from reviews where session_id = $1`, [sessionId]);
  await house.undoReview.run(candidate, review!.id);
  await house.handle(itemJob(sessionId, 1));
  expect(await reviewsOf(sessionId)).toEqual([{ position: 1, state: 'undone', score: 0.5, rating: 'hard' }]);
  const reason = 'The second criterion is in the last paragraph.';
  await house.askSecondLook.run(candidate, { sessionId, position: 1, reason });
  await assess(2, ['load', 'evict']);
  await house.work(3);
  expect(await reviewsOf(sessionId)).toEqual([
    { position: 1, state: 'undone', score: 0.5, rating: 'hard' },
    { position: 1, state: 'graded', score: 0.75, rating: 'hard' },
  ]);
});

it('replaces the grade within the history of the card: later reviews count on', async () => {
  const candidate = await house.person();
  const sessionId = await sit(candidate, 'sharding');
  const assess = (look: number, criteria: string[]) =>
    house.assessAnswer.run(instructor, { sessionId, position: 1, criteria, comment: '', look });
  await house.work();
  await assess(1, []);
  await house.work();
  const [card] = await house.query<{ id: string; question: string }>(
    `select id, question_id as question from cards where person_id = $1`,
    [candidate.personId],
  );
  const practice = {
    questionId: card!.question,
    submissionId: crypto.randomUUID(),
    response: { text: 'Now I know.', criteria: ['load', 'evict', 'stale'] },
    elapsedMs: 60_000,
    rating: 'good',
  } as const;
  await house.submitReview.run(candidate, practice);
  const reason = 'The second criterion is in the last paragraph.';
  await house.askSecondLook.run(candidate, { sessionId, position: 1, reason });
  await assess(2, ['load', 'evict', 'stale']);
  await house.work(2);
  const history = await house.query<{ seq: number; state: string; reps: number }>(
    `select seq, state, (state_after ->> 'reps')::int as reps from reviews where card_id = $1 order by seq`,
    [card!.id],
  );
  expect(history).toEqual([
    { seq: 1, state: 'undone', reps: 1 },
    { seq: 2, state: 'graded', reps: 1 },
    { seq: 3, state: 'graded', reps: 2 },
  ]);
  const [state] = await house.query(`select reps, lapses, last_seq as seq from cards where id = $1`, [card!.id]);
  expect(state).toEqual({ reps: 2, lapses: 0, seq: 3 });
});

it('items and sittings that meet at the same cards never wait for each other in a circle', async () => {
  const candidate = await house.person();
  const sessionIds: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const sessionId = await sit(candidate);
    for (let position = 1; position <= questions; position += 1) await tick(candidate, sessionId, position);
    sessionIds.push(sessionId);
  }
  const takeIn = async (dataSource: DataSource) => {
    const transactions = new Transactions(dataSource);
    const [sessions, items] = [new ReviewSession(transactions), new ReviewItem(transactions)];
    const positions = Array.from({ length: questions }, (_, index) => index + 1);
    await Promise.all(
      sessionIds.flatMap((sessionId) => [
        ...positions.map((position) => items.run(itemJob(sessionId, position))),
        sessions.run(sessionJob(sessionId)),
      ]),
    );
  };
  expect(await deadlocksDuring(house, takeIn)).toBe(0);
  const cards = await house.query(`select reps, last_seq as seq from cards where person_id = $1`, [candidate.personId]);
  expect(cards).toEqual(Array.from({ length: questions }, () => ({ reps: 4, seq: 4 })));
});
