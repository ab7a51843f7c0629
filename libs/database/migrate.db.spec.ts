import type { MigrationInterface, QueryRunner } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '@app/testing/database.js';
import { withClient } from '@app/testing/test-postgres.js';
import { migrate } from './migrate.js';

let database: TestDatabase;
beforeEach(async () => (database = await cloneDatabase()));
afterEach(() => database.drop());

class MakeThings29990101000000 implements MigrationInterface {
  readonly name = 'MakeThings29990101000000';
  async up(runner: QueryRunner) {
    await runner.query('create table things (id int)');
    await runner.query('select pg_sleep(0.3)');
  }
  async down() {}
}
class BreakOff29990102000000 implements MigrationInterface {
  readonly name = 'BreakOff29990102000000';
  async up(runner: QueryRunner) {
    await runner.query('create table half (id int)');
    throw new Error('broke off');
  }
  async down() {}
}
const query = (text: string) =>
  withClient(database.url, async (client) => (await client.query(text)).rows as unknown[]);

describe('migrate', () => {
  it('does the work once where many start at once', async () => {
    const schema = { rows: [], migrations: [MakeThings29990101000000] };
    const queued: string[] = [];
    const migrateQueue = async (url: string) => void queued.push(url);
    const all = await Promise.all([1, 2, 3].map(() => migrate(database.url, schema, migrateQueue)));
    expect(all.flat()).toEqual(['MakeThings29990101000000']);
    expect(queued).toEqual([database.url, database.url, database.url]);
  });

  it('keeps what succeeded and nothing of what failed, and lets the next one in', async () => {
    const broken = { rows: [], migrations: [MakeThings29990101000000, BreakOff29990102000000] };
    await expect(migrate(database.url, broken, async () => undefined)).rejects.toThrow('broke off');
    expect(await query(`select to_regclass('things') is not null as things, to_regclass('half') as half`)).toEqual([
      { things: true, half: null },
    ]);
    const mended = { rows: [], migrations: [MakeThings29990101000000] };
    expect(await migrate(database.url, mended, async () => undefined)).toEqual([]);
  });

  it('leaves no lock behind', async () => {
    await migrate(database.url, { rows: [], migrations: [] }, async () => undefined);
    expect(
      await query(
        `select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
      ),
    ).toEqual([]);
  });
});
