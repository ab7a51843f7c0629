import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAssessments20261124000200 implements MigrationInterface {
  readonly name = 'CreateAssessments20261124000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table assessments (
        session_id uuid not null,
        position integer not null,
        look integer not null,
        response jsonb not null,
        assessor_id uuid not null constraint assessments_assessor references people (id),
        criteria jsonb not null,
        score double precision not null constraint assessments_score check (score between 0 and 1),
        comment text not null,
        at timestamptz not null default clock_timestamp(),
        primary key (session_id, position, look),
        constraint assessments_item foreign key (session_id, position)
          references session_items (session_id, position) on delete cascade
      );
      create table assessment_requests (
        session_id uuid not null,
        position integer not null,
        person_id uuid not null constraint assessment_requests_person references people (id) on delete cascade,
        state text not null constraint assessment_requests_state check (state in ('waiting', 'second-look', 'done')),
        question_id uuid not null constraint assessment_requests_question references questions (id),
        reason text,
        asked_at timestamptz not null default clock_timestamp(),
        primary key (session_id, position),
        constraint assessment_requests_item foreign key (session_id, position)
          references session_items (session_id, position) on delete cascade
      );
      create index assessment_requests_queue on assessment_requests (asked_at, session_id, position)
        where state <> 'done';
      create index assessment_requests_done on assessment_requests (asked_at, session_id, position)
        where state = 'done';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
