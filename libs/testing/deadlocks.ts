import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { openDataSource } from './database.js';
import type { House } from './house.js';

/** How many deadlocks PostgreSQL broke while `work` ran on connections of its own: retries would hide them. */
export async function deadlocksDuring(house: House, work: (dataSource: DataSource) => Promise<void>): Promise<number> {
  const clients = `from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`;
  const seen = () => house.count(`select deadlocks as count from pg_stat_database where datname = current_database()`);
  const before = await seen();
  const [known] = await house.query<{ pids: number[] }>(`select array_agg(pid) as pids ${clients}`);
  const dataSource = await openDataSource(house.config.get('DATABASE_URL'), 20);
  await work(dataSource).finally(() => dataSource.destroy());
  // A connection adds what it saw to the statistics when it ends.
  while ((await house.count(`select count(*) ${clients} and pid <> all($1)`, [known!.pids])) > 0) await sleep(20);
  return (await seen()) - before;
}
