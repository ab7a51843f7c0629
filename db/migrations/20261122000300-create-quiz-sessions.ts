import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQuizSessions20261122000300 implements MigrationInterface {
  readonly name = 'CreateQuizSessions20261122000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quiz_sessions (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint quiz_sessions_person references people (id) on delete cascade,
        state text not null default 'running' constraint quiz_sessions_state
          check (state in ('running', 'paused', 'finished', 'graded')),
        seed text not null,
        choice jsonb not null,
        limit_ms integer not null,
        grace_ms integer not null,
        started_at timestamptz not null,
        deadline_at timestamptz,
        finished_at timestamptz,
        finish_cause text constraint quiz_sessions_finish_cause check (finish_cause in ('candidate', 'deadline')),
        graded_at timestamptz,
        score double precision,
        max_score double precision
      );
      create index quiz_sessions_of_person on quiz_sessions (person_id, started_at, id);
      create index quiz_sessions_running on quiz_sessions (deadline_at) where state = 'running';
      create table session_segments (
        session_id uuid not null constraint session_segments_session references quiz_sessions (id) on delete cascade,
        number integer not null,
        kind text not null constraint session_segments_kind
          check (kind in ('started', 'paused', 'resumed', 'extended', 'credited', 'expired', 'finished')),
        at timestamptz not null,
        amount_ms integer,
        actor_id uuid,
        reason text,
        primary key (session_id, number)
      );
      create table session_items (
        session_id uuid not null constraint session_items_session references quiz_sessions (id) on delete cascade,
        position integer not null,
        question_id uuid not null constraint session_items_question references questions (id),
        question_version_id uuid not null constraint session_items_version references question_versions (id),
        flagged boolean not null default false,
        time_spent_ms integer not null default 0,
        response jsonb,
        revision integer,
        verdict text constraint session_items_verdict
          check (verdict in ('correct', 'partial', 'incorrect', 'skipped', 'ungraded')),
        score double precision constraint session_items_score check (score between 0 and 1),
        primary key (session_id, position)
      );
      create table answer_drafts (
        session_id uuid not null,
        position integer not null,
        revision integer not null,
        response jsonb not null,
        received_at timestamptz not null,
        primary key (session_id, position, revision),
        constraint answer_drafts_item foreign key (session_id, position)
          references session_items (session_id, position) on delete cascade
      );
      create table late_answers (
        session_id uuid not null,
        position integer not null,
        revision integer not null,
        response jsonb not null,
        received_at timestamptz not null,
        reason text not null,
        primary key (session_id, position, revision),
        constraint late_answers_item foreign key (session_id, position)
          references session_items (session_id, position) on delete cascade
      );
      create table question_sightings (
        person_id uuid not null constraint question_sightings_person references people (id) on delete cascade,
        question_id uuid not null constraint question_sightings_question references questions (id) on delete cascade,
        last_seen_at timestamptz not null,
        primary key (person_id, question_id)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
