import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of question versions, what they raise, what candidates report, and what people are told. */
export class CreateItemStatistics20261130000400 implements MigrationInterface {
  readonly name = 'CreateItemStatistics20261130000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table counted_answers (
        session_id uuid not null constraint counted_answers_session references quiz_sessions (id),
        position integer not null,
        person_id uuid not null,
        question_id uuid not null,
        version_id uuid not null constraint counted_answers_version references question_versions (id),
        answer jsonb not null,
        primary key (session_id, position)
      );
      create index counted_answers_of_person on counted_answers (person_id, question_id);
      create index counted_answers_of_version on counted_answers (version_id);

      create table item_statistics (
        version_id uuid primary key constraint item_statistics_version references question_versions (id) on delete cascade,
        question_id uuid not null constraint item_statistics_question references questions (id) on delete cascade,
        tally jsonb not null default '{}',
        answers integer not null default 0,
        facility double precision,
        discrimination double precision,
        median_ms integer,
        skip_rate double precision,
        updated_at timestamptz not null default clock_timestamp()
      );
      create index item_statistics_of_question on item_statistics (question_id);
      create index item_statistics_measured on item_statistics (version_id) where answers >= 30;

      create table question_reports (
        id uuid primary key default gen_random_uuid(),
        submission_id uuid not null,
        person_id uuid not null constraint question_reports_person references people (id) on delete cascade,
        question_id uuid not null constraint question_reports_question references questions (id) on delete cascade,
        version_id uuid not null constraint question_reports_version references question_versions (id) on delete cascade,
        kind text not null constraint question_reports_kind
          check (kind in ('wrong-key', 'ambiguous', 'outdated', 'wording', 'broken', 'other')),
        text text not null,
        state text not null default 'open' constraint question_reports_state
          check (state in ('open', 'answered', 'dismissed', 'mended')),
        answer text not null default '',
        created_at timestamptz not null default clock_timestamp(),
        settled_by uuid,
        settled_at timestamptz,
        constraint question_reports_settled check ((state = 'open') = (settled_at is null))
      );
      create unique index question_reports_submission on question_reports (person_id, submission_id);
      create index question_reports_of_person on question_reports (person_id, created_at);
      create index question_reports_of_version on question_reports (version_id, state);
      create index question_reports_of_question on question_reports (question_id, created_at, id);
      create index question_reports_by_time on question_reports (created_at, id);
      create index question_reports_by_state on question_reports (state, created_at, id);

      create table review_tasks (
        id uuid primary key default gen_random_uuid(),
        question_id uuid not null constraint review_tasks_question references questions (id) on delete cascade,
        version_id uuid not null constraint review_tasks_version references question_versions (id) on delete cascade,
        alarm text not null constraint review_tasks_alarm check (alarm in
          ('too-easy', 'too-hard', 'negative-discrimination', 'strong-distractor', 'too-slow', 'too-fast', 'reported',
           'mislabelled')),
        details jsonb not null,
        state text not null default 'open' constraint review_tasks_state check (state in ('open', 'dismissed', 'mended')),
        reason text not null default '',
        opened_at timestamptz not null default clock_timestamp(),
        settled_by uuid,
        settled_at timestamptz,
        constraint review_tasks_settled check ((state = 'open') = (settled_at is null))
      );
      create unique index review_tasks_once on review_tasks (version_id, alarm);
      create index review_tasks_by_state on review_tasks (state, opened_at, id);
      create index review_tasks_of_question on review_tasks (question_id);

      create table notices (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint notices_person references people (id) on delete cascade,
        kind text not null constraint notices_kind check (kind in ('report.answered', 'report.dismissed', 'report.mended')),
        subject_id uuid not null,
        details jsonb not null,
        created_at timestamptz not null default clock_timestamp(),
        read_at timestamptz
      );
      create index notices_of_person on notices (person_id, created_at, id);
      create index notices_unread on notices (person_id) where read_at is null;

      insert into outbox (name, payload, run_at)
      select 'session.count', jsonb_build_object('sessionId', id), clock_timestamp()
        from quiz_sessions where state = 'graded' order by started_at;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
