import type { Limits, SqlRun } from '../../program.js';
import { Sandbox } from '../../sandbox.js';

export const setup = `
  create type size as enum ('small', 'large');
  create table shops (id serial primary key, city text not null, size size);
  insert into shops (city, size) values ('Łódź', 'small'), ('Kyōto', 'large'), ('Oslo', null);
  create table sales (shop int references shops (id), sold_on date, amount numeric(10, 2));
  insert into sales select i % 3 + 1, date '2026-01-01' + i, i * 1.25 from generate_series(1, 300) i;`;

export const limits: Limits = { timeMs: 2_000, memoryMb: 128 };

/** `contains`: of the message. Where there is more than one status, the machine's speed decides between them. */
export interface Hostile {
  name: string;
  sql: string;
  status: SqlRun['status'] | SqlRun['status'][];
  contains?: string;
}

/**
 * An answer, and all that an attempt can see of its session: settings, roles, what is open, prepared or locked, what
 * there is in the catalogue.
 */
const everything = `
  select city, sum(amount), rank() over (order by sum(amount) desc),
    (select md5(string_agg(concat_ws('=', name, setting, source), ',' order by name)) from pg_settings),
    (select string_agg(rolname, ',' order by rolname) from pg_roles), current_user, session_user,
    (select string_agg(nspname, ',' order by nspname) from pg_namespace),
    (select string_agg(relname, ',' order by relname) from pg_class where relnamespace::regnamespace::text !~ '^(pg_|inf)'),
    (select string_agg(proname, ',' order by proname) from pg_proc where oid > 16000),
    (select count(*) from pg_class), (select count(*) from pg_type), (select count(*) from pg_proc),
    (select count(*) from pg_prepared_statements), (select count(*) from pg_cursors),
    (select count(*) from pg_listening_channels()), pg_my_temp_schema(),
    (select count(*) from pg_largeobject_metadata)
  from shops join sales on shop = id group by city order by 2 desc`;

/** One child at a time, so that what an attempt leaves is met by the next one. */
export class SqlAttempts {
  readonly sandbox = new Sandbox({ size: 1 });
  /** What the first attempt of a new child sees. */
  fresh: View | undefined;

  async open(): Promise<void> {
    const other = new SqlAttempts();
    try {
      this.fresh = await other.view();
    } finally {
      await other.sandbox.close();
    }
  }

  run(sql: string, changed: { setup?: string; limits?: Limits } = {}): Promise<SqlRun> {
    return this.sandbox.runSql({ setup, sql, limits, ...changed });
  }

  /** `held`: true, or how it ended instead. `next`: what the attempt after it sees. */
  async trial({ sql, status, contains = '' }: Hostile): Promise<{ held: true | SqlRun; next: View }> {
    const run = await this.run(sql, { limits: { timeMs: 1_000, memoryMb: 128 } });
    const isHeld =
      [status].flat().includes(run.status) &&
      (run.status === 'OK' || run.rows.length === 0) &&
      (run.message ?? '').includes(contains);
    return { held: isHeld || run, next: await this.view() };
  }

  async view(): Promise<View> {
    const { cpuMs: _cpuMs, ...run } = await this.run(everything);
    if (run.status !== 'OK' || run.rows.length !== 3) throw new Error(`not clean: ${JSON.stringify(run)}`);
    return run;
  }
}

type View = Omit<SqlRun, 'cpuMs'>;
