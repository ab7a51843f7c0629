import { House } from '@app/testing/house.js';
import { queryPrepared } from './prepared.js';
import type { Tx } from './tx.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const counted = { name: 'counted', text: 'select count(*)::int as count from generate_series(1, $1::int)' };

const plansOf = async (tx: Tx) =>
  (
    await tx.query<{ generic: number; custom: number }[]>(
      `select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where name = $1`,
      [counted.name],
    )
  )[0];

it('is planned once a connection and gives the rows of its values', async () => {
  await house.transactions.run(async (tx) => {
    expect(await queryPrepared(tx, counted, [3])).toEqual([{ count: 3 }]);
    expect(await queryPrepared(tx, counted, [5])).toEqual([{ count: 5 }]);
    expect(await plansOf(tx)).toEqual({ generic: 2, custom: 0 });
    expect(await tx.query('show plan_cache_mode')).toEqual([{ plan_cache_mode: 'auto' }]);
  });
});

it('fails as any statement of its transaction, and leaves the connection as it was', async () => {
  const failing = house.transactions.run((tx) => queryPrepared(tx, counted, ['three']));
  await expect(failing).rejects.toMatchObject({ code: '22P02' });
  const modes = await house.transactions.run((tx) => tx.query('show plan_cache_mode'));
  expect(modes).toEqual([{ plan_cache_mode: 'auto' }]);
});

it('refuses to run without a transaction', async () => {
  await expect(house.transactions.single((tx) => queryPrepared(tx, counted, [1]))).rejects.toThrow('open transaction');
});
