import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccommodations20261124000050 implements MigrationInterface {
  readonly name = 'CreateAccommodations20261124000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accommodations (
        person_id uuid primary key constraint accommodations_person references people (id) on delete cascade,
        multiplier double precision not null default 1 constraint accommodations_multiplier
          check (multiplier between 1 and 10),
        extra_breaks integer not null default 0 constraint accommodations_extra_breaks
          check (extra_breaks between 0 and 20),
        break_minutes integer not null default 10 constraint accommodations_break_minutes
          check (break_minutes between 1 and 240),
        hidden_clock boolean not null default false,
        warning_minutes integer constraint accommodations_warning_minutes check (warning_minutes between 1 and 60),
        reason text not null,
        set_by uuid not null,
        set_at timestamptz not null default clock_timestamp()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
