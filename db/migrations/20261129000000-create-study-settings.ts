import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a person wants to study, the parameters that were fitted to reviews, and the interview that they prepare for. */
export class CreateStudySettings20261129000000 implements MigrationInterface {
  readonly name = 'CreateStudySettings20261129000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table parameter_fits (
        id uuid primary key default gen_random_uuid(),
        person_id uuid constraint parameter_fits_person references people (id) on delete cascade,
        state text not null default 'queued' constraint parameter_fits_state
          check (state in ('queued', 'running', 'better', 'not-better', 'too-few', 'failed')),
        asked_by text not null constraint parameter_fits_asked_by check (asked_by in ('nightly', 'person')),
        progress double precision not null default 0 constraint parameter_fits_progress check (progress between 0 and 1),
        weights double precision[],
        figures jsonb,
        created_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz
      );
      create index parameter_fits_of_person on parameter_fits (person_id, created_at);
      create unique index parameter_fits_running on parameter_fits (person_id) where state in ('queued', 'running');
      create unique index parameter_fits_running_for_all on parameter_fits (asked_by)
        where person_id is null and state in ('queued', 'running');
      create table study_settings (
        person_id uuid primary key constraint study_settings_person references people (id) on delete cascade,
        new_per_day integer not null default 10 constraint study_settings_new_per_day
          check (new_per_day between 0 and 1000),
        reviews_per_day integer not null default 200 constraint study_settings_reviews_per_day
          check (reviews_per_day between 0 and 10000),
        learning_steps integer[] not null default '{1,10}',
        relearning_steps integer[] not null default '{10}',
        maximum_days integer not null default 36500 constraint study_settings_maximum_days
          check (maximum_days between 1 and 36500),
        fuzz boolean not null default true,
        load_balance boolean not null default true,
        easy_weekdays integer[] not null default '{100,100,100,100,100,100,100}' constraint study_settings_easy_weekdays
          check (cardinality(easy_weekdays) = 7),
        leech_threshold integer not null default 8 constraint study_settings_leech_threshold
          check (leech_threshold between 1 and 100),
        leech_action text not null default 'suspend' constraint study_settings_leech_action
          check (leech_action in ('suspend', 'tag')),
        fit_id uuid constraint study_settings_fit references parameter_fits (id),
        updated_at timestamptz not null default clock_timestamp()
      );
      create table easy_dates (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint easy_dates_person references people (id) on delete cascade,
        from_on date not null,
        until_on date not null,
        load_percent integer not null constraint easy_dates_load check (load_percent between 0 and 99),
        note text not null default '',
        created_at timestamptz not null default clock_timestamp(),
        constraint easy_dates_order check (until_on >= from_on)
      );
      create index easy_dates_of_person on easy_dates (person_id, until_on);
      create table interview_goals (
        person_id uuid primary key constraint interview_goals_person references people (id) on delete cascade,
        interview_on date not null,
        title text not null default '',
        topics text[] not null,
        template_id uuid constraint interview_goals_template references interview_templates (id) on delete set null,
        minutes_per_day integer not null constraint interview_goals_minutes check (minutes_per_day between 1 and 1440),
        desired_retention double precision not null constraint interview_goals_retention
          check (desired_retention between 0.7 and 0.97),
        last_look_days integer not null default 5 constraint interview_goals_last_look
          check (last_look_days between 0 and 30),
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
