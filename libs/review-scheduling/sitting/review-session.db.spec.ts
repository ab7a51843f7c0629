import type { DataSource } from 'typeorm';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { deadlocksDuring } from '@app/testing/deadlocks.js';
import { House } from '@app/testing/house.js';
import { ReviewSession } from './review-session.js';

const questions = 12;
let house: House;
let candidate: Actor;
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  for (let count = 0; count < questions; count += 1) await house.question(author);
  candidate = await house.person();
});
afterAll(() => house.close());

/** A finished sitting of all questions; those of `isRight` are answered right, the others are missed. */
async function sit(isRight: (questionId: string) => boolean): Promise<string> {
  const sessionId = await house.sitting(candidate, questions);
  for (const { position, question } of (await house.getSession.run(candidate, sessionId)).items) {
    const response = { choices: isRight(question!.id) ? ['a', 'b'] : ['c'] };
    await house.saveAnswer.run(candidate, { sessionId, position, revision: 1, response });
  }
  await house.finishSession.run(candidate, sessionId);
  const grade = { name: 'session.grade', payload: { sessionId }, outboxId: '0' } as const;
  await house.handle(grade);
  return sessionId;
}

it('two sittings that missed what the other one knew never wait for each other in a circle', async () => {
  await sit(() => false);
  await house.work();
  const rounds: string[][] = [];
  for (let round = 0; round < 5; round += 1) {
    rounds.push([await sit((id) => id < '8'), await sit((id) => id >= '8')]);
  }
  const takeIn = async (dataSource: DataSource) => {
    const review = new ReviewSession(new Transactions(dataSource));
    for (const sessionIds of rounds) {
      await Promise.all(
        sessionIds.map((sessionId) => review.run({ name: 'session.review', payload: { sessionId }, outboxId: '0' })),
      );
    }
  };
  expect(await deadlocksDuring(house, takeIn)).toBe(0);
  const cards = await house.query<{ reps: number; lastSeq: number }>(
    `select reps, last_seq as "lastSeq" from cards where person_id = $1`,
    [candidate.personId],
  );
  expect(cards).toEqual(Array.from({ length: questions }, () => ({ reps: 11, lastSeq: 11 })));
});
