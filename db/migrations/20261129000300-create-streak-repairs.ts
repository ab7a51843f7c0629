import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Missed study days that don't break a person's streak: one may be chosen a week. */
export class CreateStreakRepairs20261129000300 implements MigrationInterface {
  readonly name = 'CreateStreakRepairs20261129000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table streak_repairs (
        person_id uuid not null constraint streak_repairs_person references people (id) on delete cascade,
        missed_on date not null,
        week_on date not null,
        repaired_at timestamptz not null default clock_timestamp(),
        constraint streak_repairs_key primary key (person_id, missed_on),
        constraint streak_repairs_week unique (person_id, week_on)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
