import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople20261122000000 implements MigrationInterface {
  readonly name = 'CreatePeople20261122000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people (
        id uuid primary key default gen_random_uuid(),
        email text not null,
        display_name text not null,
        role text not null constraint people_role check (role in ('candidate', 'instructor', 'admin')),
        password_hash text not null,
        time_zone text not null default 'UTC',
        rollover_hour integer not null default 4 constraint people_rollover_hour check (rollover_hour between 0 and 23),
        desired_retention double precision not null default 0.9 constraint people_desired_retention
          check (desired_retention between 0.7 and 0.97),
        disabled_at timestamptz,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index people_email on people (lower(email));
      create table sign_ins (
        id uuid primary key default gen_random_uuid(),
        token_hash bytea not null constraint sign_ins_token_hash unique,
        person_id uuid not null constraint sign_ins_person references people (id) on delete cascade,
        created_at timestamptz not null default clock_timestamp(),
        last_seen_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz not null,
        user_agent text
      );
      create index sign_ins_of_person on sign_ins (person_id);
      -- Written by the library that limits rates: its own shape, not a row of ours.
      create table rate_limits (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
