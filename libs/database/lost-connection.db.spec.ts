import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { cloneDatabase, openDataSource, type TestDatabase } from '@app/testing/database.js';
import { GuardedClient } from './guarded-client.js';
import { sqlState, Transactions, type Tx } from './tx.js';

describe('a connection that is lost', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await cloneDatabase();
    dataSource = await openDataSource(database.url, 2);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** As an administrator or a crash does it. */
  const cutOff = async (tx: Tx) => {
    const [own] = await tx.query<[{ pid: number }]>('select pg_backend_pid() as pid');
    await dataSource.query('select pg_terminate_backend($1)', [own.pid]);
    await sleep(100); // for the news to arrive while no statement is under way
  };

  it.each([
    ['a statement', (tx: Tx) => tx.query('select 1')],
    ['the commit', () => Promise.resolve()],
  ])('makes %s of the transaction fail as a lost connection, not as a bug', async (_, last) => {
    const error: unknown = await new Transactions(dataSource)
      .run(async (tx) => {
        await cutOff(tx);
        await last(tx);
      })
      .catch((reason: unknown) => reason);
    expect(sqlState(error)).toBe('08006');
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is no uncaught error where nobody listens to the client', () => {
    expect(new GuardedClient().emit('error', new Error('terminating connection'))).toBe(true);
  });
});
