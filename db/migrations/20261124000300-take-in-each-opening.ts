import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sitting that is reopened is taken in again; and what a person's sittings hold back is found at once. */
export class TakeInEachOpening20261124000300 implements MigrationInterface {
  readonly name = 'TakeInEachOpening20261124000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session_intakes add column opening integer not null default 1;
      alter table session_intakes alter column opening drop default, drop constraint session_intakes_pkey,
        add primary key (session_id, opening);
      create index quiz_sessions_holding on quiz_sessions (person_id)
        where state in ('running', 'paused') or answers_from is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
