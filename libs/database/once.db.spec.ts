import { House } from '@app/testing/house.js';
import type { Actor } from '@app/kernel/actor.js';
import { forgetOldRequests, once } from './once.js';

let house: House;
let person: Actor;
beforeAll(async () => {
  house = await House.open();
  person = await house.person();
});
afterAll(() => house.close());

/** Counts how often the work was done. */
function request(key: string | undefined, body: unknown = 'body') {
  const done = { times: 0 };
  const run = () =>
    house.transactions.run((tx) =>
      once(tx, { personId: person.personId, key, route: 'test', body }, async () => ({ reply: (done.times += 1) })),
    );
  return { done, run };
}

it('does the work once per key, and gives every retry the first reply', async () => {
  const { done, run } = request('one');
  const replies = await Promise.all(Array.from({ length: 20 }, run));
  expect(done.times).toBe(1);
  expect(new Set(replies.map(({ reply }) => reply))).toEqual(new Set([1]));
});

it('does it each time without a key, and refuses a key for another body', async () => {
  const { done, run } = request(undefined);
  await run();
  await run();
  expect(done.times).toBe(2);
  await expect(request('one', 'another').run()).rejects.toMatchObject({ code: 'idempotency.mismatch' });
});

it('keeps nothing of work that failed', async () => {
  const failing = house.transactions.run((tx) =>
    once(tx, { personId: person.personId, key: 'two', route: 'test', body: 'body' }, async () => {
      throw new Error('no');
    }),
  );
  await expect(failing).rejects.toThrow('no');
  const { done, run } = request('two');
  await run();
  expect(done.times).toBe(1);
});

it('forgets what is older than any retry', async () => {
  await house.query(`update idempotency_keys set created_at = created_at - interval '8 days' where key = 'one'`);
  await house.transactions.run(forgetOldRequests);
  expect(await house.query(`select key from idempotency_keys`)).toEqual([{ key: 'two' }]);
});
