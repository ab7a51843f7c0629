import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, type Schema } from './data-source.js';

/** Held by the one process that migrates a database. Spells `RHRS`. */
const migrationLock = 0x52485253;
const lockPauseMs = 200;

/**
 * Brings a database up to date: our migrations, then the queue's own tables. Safe to run from several places at once:
 * one does the work, the others wait and then find nothing to do. Returns the names of what was applied.
 */
export async function migrate(
  url: string,
  schema: Schema,
  migrateQueue: (databaseUrl: string) => Promise<void>,
): Promise<string[]> {
  const lock = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'rehearse-migrate',
  });
  await lock.connect();
  try {
    await takeLock(lock);
    const applied = await runMigrations(url, schema);
    await migrateQueue(url);
    return applied;
  } finally {
    await lock.end();
  }
}

/** Asks again and again: a statement that waits keeps a snapshot, and `create index concurrently` would wait for it. */
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      migrationLock,
    ]);
    if (rows[0]?.taken) return;
    await pause(lockPauseMs);
  }
}

async function runMigrations(url: string, schema: Schema): Promise<string[]> {
  const options = dataSourceOptions(url, 2, schema);
  // Without the limits of everyday work: a migration of a large table takes its time.
  const dataSource = new DataSource({ ...options, extra: { max: 2, connectionTimeoutMillis: 5_000 } });
  await dataSource.initialize();
  try {
    return (await dataSource.runMigrations()).map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}
