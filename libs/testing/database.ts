import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { makeDataSource } from '@app/database/data-source.js';
import { schema } from '../../db/schema.js';
import { databaseUrl, templateDatabase, withClient } from './test-postgres.js';

export interface TestDatabase {
  url: string;
  /** Removes it, cutting off whoever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own for a test, migrated and with the taxonomy in it. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = process.env['REHEARSE_TEST_SERVER'];
  if (!server) throw new Error('No test server: run this with Jest, in the project db or e2e.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying the files costs two checkpoints but no WAL; measured faster than wal_log for our few MB.
  await withClient(server, (client) =>
    client.query(`create database ${name} template ${templateDatabase} strategy file_copy`),
  );
  return {
    url: databaseUrl(server, name),
    drop: async () => {
      await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** An open data source with the product's own options. The caller destroys it. */
export const openDataSource = (url: string, poolSize = 10): Promise<DataSource> =>
  makeDataSource(url, poolSize, schema).initialize();
