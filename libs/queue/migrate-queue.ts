import { runMigrations } from 'bullmq';
import pg from 'pg';

/** PostgreSQL schema that BullMQ keeps its tables in. */
export const queueSchema = 'bullmq';

/** Brings BullMQ's own tables up to date: a step of the migration, because its connections never do it. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await runMigrations(client, queueSchema);
  } finally {
    await client.end();
  }
}
