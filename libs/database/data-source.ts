import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  type MigrationInterface,
  type ObjectLiteral,
} from 'typeorm';
import { GuardedClient } from './guarded-client.js';

export interface Schema {
  rows: EntityTarget<ObjectLiteral>[];
  migrations: (new () => MigrationInterface)[];
}

/** Limits that every connection starts with: no statement runs for ever, no lock is awaited for long. */
const connectionLimits = {
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** Options of TypeORM: schema by migrations only, `synchronize` never. */
export function dataSourceOptions(url: string, poolSize: number, schema: Schema): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: schema.rows as never,
    migrations: schema.migrations,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrations',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'rehearse',
    extra: { max: poolSize, ...connectionLimits, connectionTimeoutMillis: 5_000, Client: GuardedClient },
  };
}

export const makeDataSource = (url: string, poolSize: number, schema: Schema) =>
  new DataSource(dataSourceOptions(url, poolSize, schema));
