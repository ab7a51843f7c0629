import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { makeDataSource, type Schema } from '@app/database/data-source.js';
import { startEmbeddedPostgres } from '@app/database/embedded-postgres.js';
import { migrate } from '@app/database/migrate.js';
import { Transactions } from '@app/database/tx.js';
import { LoadTaxonomy } from '@app/question-bank/load-taxonomy.js';
import { migrateQueue } from '@app/queue/migrate-queue.js';

export const templateDatabase = 'rehearse_template';
const contentDir = path.resolve(import.meta.dirname, '../../content');

/** A server for one test run: many connections, and nothing that makes it safe against a power cut. */
const throwAway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: 300,
  max_wal_size: '4GB',
};

export interface TestServer {
  /** Address of the server's own database `postgres`; its user may make databases. */
  url: string;
  stop(): Promise<void>;
}

/** The server that TEST_DATABASE_URL names, else a throw-away one in a folder of its own. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rehearse-test-'));
  await chmod(dataDir, 0o755); // PostgreSQL may have to run as another user
  const server = await startEmbeddedPostgres({ dataDir, settings: throwAway });
  const stop = async () => {
    await server.stop();
    await rm(server.home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url('postgres'), stop };
}

/** Makes the database that every test starts from a clone of: migrated, with the taxonomy in it. */
export async function makeTemplate(serverUrl: string, schema: Schema): Promise<void> {
  await withClient(serverUrl, async (client) => {
    await client.query(`drop database if exists ${templateDatabase} with (force)`);
    await client.query(`create database ${templateDatabase}`);
  });
  const url = databaseUrl(serverUrl, templateDatabase);
  await migrate(url, schema, migrateQueue);
  const dataSource = await makeDataSource(url, 2, schema).initialize();
  try {
    await new LoadTaxonomy(new Transactions(dataSource)).run(contentDir);
  } finally {
    await dataSource.destroy();
  }
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
