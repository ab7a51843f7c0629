import type { DataSource } from 'typeorm';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { deadlocksDuring } from '@app/testing/deadlocks.js';
import { StartSession } from './start-session.js';

let house: House;
let candidate: Actor;
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  for (let count = 0; count < 12; count += 1) await house.question(author);
  candidate = await house.person();
});
afterAll(() => house.close());

const choice = { topics: ['arrays'], levels: [], kinds: [], count: 1, minutes: 10 };

it('many sittings of one candidate started at once never wait for each other in a circle, nor share a question', async () => {
  const startAll = async (dataSource: DataSource) => {
    const start = new StartSession(new Transactions(dataSource), house.memory);
    await Promise.all(Array.from({ length: 12 }, () => start.run(candidate, choice)));
  };
  expect(await deadlocksDuring(house, startAll)).toBe(0);
  const asked = await house.query<{ questionId: string }>(
    `select i.question_id as "questionId" from session_items i join quiz_sessions s on s.id = i.session_id
      where s.person_id = $1`,
    [candidate.personId],
  );
  expect(new Set(asked.map(({ questionId }) => questionId)).size).toBe(12);
  await expect(house.startSession.run(candidate, choice)).rejects.toMatchObject({
    code: 'session.not-enough-questions',
    extra: { available: 0 },
  });
});
