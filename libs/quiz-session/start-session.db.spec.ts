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

const choice = { topics: ['arrays'], levels: [], kinds: [], count: 12, minutes: 10 };

it('many sittings of one candidate started at once never wait for each other in a circle', async () => {
  await house.startSession.run(candidate, choice);
  const startTen = async (dataSource: DataSource) => {
    const start = new StartSession(new Transactions(dataSource));
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(Array.from({ length: 10 }, () => start.run(candidate, choice)));
    }
  };
  expect(await deadlocksDuring(house, startTen)).toBe(0);
});
