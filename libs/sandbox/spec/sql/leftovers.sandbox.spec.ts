import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SqlAttempts } from './sql-attempts.js';

const attempts = new SqlAttempts();
beforeAll(() => attempts.open());
afterAll(() => attempts.sandbox.close());

it('has the same answer two hundred times, in one child', async () => {
  const answers = new Set<string>();
  for (let i = 0; i < 200; i += 1) answers.add(JSON.stringify(await attempts.view()));
  expect(answers.size).toBe(1);
  expect(attempts.sandbox.stats().sql).toMatchObject({ killed: 0, recycled: 0 });
});

it("knows nothing of an earlier question's tables", async () => {
  await attempts.run('select 1', { setup: "create table secrets as select 'blue' colour; create schema s" });
  await expect(attempts.run('select * from secrets')).resolves.toMatchObject({ status: 'RE', message: /42P01/ });
  const traces = await attempts.run(`select relname from pg_class where relname = 'secrets' union all
    select query::text from pg_stat_activity where query like '%blue%' union all
    select statement from pg_prepared_statements union all select nspname from pg_namespace where nspname = 's'`);
  expect(traces).toMatchObject({ status: 'OK', rows: [] });
});

it('gives back what the author took: settings, sequences, locks, cursors, listeners', async () => {
  const setup = `set work_mem to '64kB'; set session timezone to 'Asia/Tokyo'; create sequence s; select nextval('s');
    select pg_advisory_lock(7); prepare p as select 1; declare c cursor with hold for select 1; listen l;
    select set_config('my.own', 'x', false); create temp table t as select 1; select setseed(0.1);`;
  await expect(attempts.run("select current_setting('TimeZone')", { setup })).resolves.toMatchObject({
    status: 'OK',
    rows: [['Asia/Tokyo']],
  });
  expect(await attempts.view()).toEqual(attempts.fresh);
});

it('recycles the child that a commit in the setup text has changed', async () => {
  await attempts.run('select 1', { setup: 'create table kept (id int); commit; begin; set local role author' });
  expect(await attempts.view()).toEqual(attempts.fresh);
});

it('leaves no process and no file', async () => {
  const folder = path.resolve(import.meta.dirname, '../../../../dist/sandbox/sql');
  const before = fingerprint(folder);
  const others = new SqlAttempts();
  await others.run('select count(*) from sales a, sales b, sales c, sales d', {
    limits: { timeMs: 100, memoryMb: 16 },
  });
  await others.view();
  await others.sandbox.close();
  expect(fingerprint(folder)).toBe(before);
  expect(childrenIn(folder)).toHaveLength(childrenOf(attempts));
});

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) hash.update(`${name}\0`);
  return hash.update(readFileSync(path.join(folder, 'database.tar'))).digest('hex');
}

function childrenOf({ sandbox }: SqlAttempts): number {
  const { idle = 0, busy = 0 } = sandbox.stats().sql ?? {};
  return idle + busy;
}

/** Processes that we started and that run there. */
function childrenIn(folder: string): string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').filter((pid) => {
    try {
      const parent = / \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/, ''))?.[1];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}
