import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReviews20261122000400 implements MigrationInterface {
  readonly name = 'CreateReviews20261122000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cards (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint cards_person references people (id) on delete cascade,
        question_id uuid not null constraint cards_question references questions (id),
        state text not null default 'new' constraint cards_state
          check (state in ('new', 'learning', 'review', 'relearning')),
        stability double precision not null default 0,
        difficulty double precision not null default 0,
        due_at timestamptz not null,
        last_review_at timestamptz,
        reps integer not null default 0,
        lapses integer not null default 0,
        learning_steps integer not null default 0,
        scheduled_days integer not null default 0,
        last_seq integer not null default 0,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index cards_person_question on cards (person_id, question_id);
      create index cards_due on cards (person_id, due_at, id);
      create table reviews (
        id uuid primary key default gen_random_uuid(),
        card_id uuid not null constraint reviews_card references cards (id) on delete cascade,
        person_id uuid not null constraint reviews_person references people (id) on delete cascade,
        seq integer not null,
        submission_id uuid,
        session_id uuid,
        position integer,
        question_version_id uuid not null constraint reviews_version references question_versions (id),
        response jsonb,
        elapsed_ms integer not null constraint reviews_elapsed check (elapsed_ms >= 0),
        requested_rating text,
        reviewed_at timestamptz not null,
        state text not null default 'queued' constraint reviews_state check (state in ('queued', 'graded', 'undone')),
        verdict text,
        score double precision constraint reviews_score check (score between 0 and 1),
        rating text constraint reviews_rating check (rating in ('again', 'hard', 'good', 'easy')),
        desired_retention double precision not null,
        time_zone text not null,
        rollover_hour integer not null,
        state_before jsonb,
        state_after jsonb,
        scheduler text,
        graded_at timestamptz,
        undone_at timestamptz,
        constraint reviews_origin check ((submission_id is null) <> (session_id is null))
      );
      create unique index reviews_seq on reviews (card_id, seq);
      create unique index reviews_submission on reviews (person_id, submission_id);
      create unique index reviews_session_item on reviews (session_id, position);
      create index reviews_pending on reviews (card_id, seq) where state = 'queued';
      create index reviews_of_person on reviews (person_id, reviewed_at);
      create table session_intakes (
        session_id uuid primary key constraint session_intakes_session references quiz_sessions (id) on delete cascade,
        at timestamptz not null default clock_timestamp()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
