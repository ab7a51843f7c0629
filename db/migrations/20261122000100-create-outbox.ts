import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOutbox20261122000100 implements MigrationInterface {
  readonly name = 'CreateOutbox20261122000100';

  /**
   * Every row is written, sent and completed, so two of three versions are soon dead: the table is vacuumed by a
   * fixed number of changes, not by a share of a week's rows.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id bigint generated always as identity primary key,
        name text not null,
        payload jsonb not null,
        created_at timestamptz not null default clock_timestamp(),
        run_at timestamptz not null default clock_timestamp(),
        next_send_at timestamptz not null default clock_timestamp(),
        sends integer not null default 0,
        failures integer not null default 0,
        last_error text,
        done_at timestamptz,
        dead_at timestamptz
      ) with (
        fillfactor = 70,
        autovacuum_vacuum_scale_factor = 0,
        autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_scale_factor = 0.1,
        autovacuum_analyze_scale_factor = 0,
        autovacuum_analyze_threshold = 5000
      );
      create index outbox_pending on outbox (next_send_at) where done_at is null and dead_at is null;
      create index outbox_dead on outbox (dead_at) where dead_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
