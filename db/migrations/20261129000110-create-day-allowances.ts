import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person studies beyond their limits on one day. */
export class CreateDayAllowances20261129000110 implements MigrationInterface {
  readonly name = 'CreateDayAllowances20261129000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table day_allowances (
        person_id uuid primary key constraint day_allowances_person references people (id) on delete cascade,
        given_at timestamptz not null,
        new_cards integer not null default 0 constraint day_allowances_new_cards check (new_cards between 0 and 1000),
        reviews integer not null default 0 constraint day_allowances_reviews check (reviews between 0 and 10000)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
