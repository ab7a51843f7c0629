import { types } from 'node:util';
import { HttpException, NotFoundException } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { makeDataSource } from '@app/database/data-source.js';
import { AppError } from '@app/kernel/app-error.js';
import { cloneDatabase, openDataSource, type TestDatabase } from '@app/testing/database.js';
import { refusalOf } from './refusal-of.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await cloneDatabase();
  dataSource = await openDataSource(database.url);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const codeOf = async (failing: Promise<unknown>) => {
  const error: unknown = await failing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(types.isNativeError(error)).toBe(true);
  return refusalOf(error)?.code;
};
const query = (sql: string, parameters: unknown[] = []) => dataSource.query(sql, parameters);

describe('what PostgreSQL says', () => {
  it.each([
    ['22003, a number out of range', 'select $1::integer', '99999999999'],
    ['22P02, not a uuid', 'select $1::uuid', 'x'],
    ['22021, U+0000 in text', 'select $1::text', 'a\0b'],
    ['22P05, U+0000 in jsonb', 'select $1::jsonb', String.raw`"\u0000"`],
    ['22P02, half a surrogate pair in jsonb', 'select $1::jsonb', String.raw`"\ud800"`],
    ['22008, no such date', 'select $1::timestamptz', '2026-02-31'],
  ])('about data (%s) is a malformed request', async (_, sql, parameter) => {
    expect(await codeOf(query(sql, [parameter]))).toBe('request.malformed');
  });

  it('about time limits is a passing trouble', async () => {
    expect(await codeOf(query(`set statement_timeout = 20; select pg_sleep(1)`))).toBe('service.unavailable');
  });

  it('about shutting down is a passing trouble', async () => {
    expect(await codeOf(query(`select pg_terminate_backend(pg_backend_pid())`))).toBe('service.unavailable');
  });

  it('where nobody listens is a passing trouble', async () => {
    const nowhere = makeDataSource('postgres://a:b@127.0.0.1:1/c', 2, { rows: [], migrations: [] });
    expect(await codeOf(nowhere.initialize())).toBe('service.unavailable');
  });

  it('where all connections are taken is a passing trouble', async () => {
    const options = { ...dataSource.options, extra: { max: 1, connectionTimeoutMillis: 50 } };
    const small = await new (dataSource.constructor as new (o: unknown) => DataSource)(options).initialize();
    const busy = small.query('select pg_sleep(0.5)');
    expect(await codeOf(small.query('select 1'))).toBe('service.unavailable');
    await busy;
    await small.destroy();
  });

  it('about our own statements is a bug', async () => {
    expect(await codeOf(query('select nothing from nowhere'))).toBeUndefined();
    const row = `('a@b.example', 'A', 'candidate', '')`;
    const twice = query(`insert into people (email, display_name, role, password_hash) values ${row}, ${row}`);
    expect(await codeOf(twice)).toBeUndefined();
  });
});

describe('what else is thrown', () => {
  it('is a refusal where it is one', () => {
    const refusal = new AppError('session.late');
    expect(refusalOf(refusal)).toBe(refusal);
  });

  it('of Nest and Fastify goes by its status', () => {
    expect(refusalOf(new NotFoundException())?.code).toBe('route.not-found');
    expect(refusalOf(new HttpException('', 418))?.code).toBe('request.malformed');
    expect(refusalOf(Object.assign(new Error(), { statusCode: 413 }))?.code).toBe('request.too-large');
    expect(refusalOf(Object.assign(new Error(), { statusCode: 415 }))?.code).toBe('request.unsupported-media-type');
  });

  it('is a bug otherwise', () => {
    for (const bug of [new TypeError('x is undefined'), 'text', null, undefined, 7, new HttpException('', 500)]) {
      expect(refusalOf(bug)).toBeUndefined();
    }
  });
});
