import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, accommodations, pauses, tracked items and what a reopening needs. Sittings that there are get their plan. */
export class DeepenQuizSessions20261124000100 implements MigrationInterface {
  readonly name = 'DeepenQuizSessions20261124000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table quiz_sessions
        add column title text,
        add column plan jsonb,
        add column template_id uuid constraint quiz_sessions_template references interview_templates (id),
        add column template_number integer,
        add column attempt integer,
        add column resit_of uuid constraint quiz_sessions_resit_of references quiz_sessions (id) on delete set null,
        add column tracked boolean not null default false,
        add column has_finished_items boolean not null default false,
        add column accommodation jsonb,
        add column open_position integer,
        add column opened_at timestamptz,
        add column paused_by text constraint quiz_sessions_paused_by
          check (paused_by in ('candidate', 'instructor', 'reopening')),
        add column paused_until timestamptz,
        add column opening integer not null default 1,
        add column answers_from timestamptz;
      update quiz_sessions set title = 'Mock interview', plan = jsonb_build_object(
        'sections', jsonb_build_array(jsonb_build_object(
          'title', 'Questions',
          'rules', jsonb_build_array(jsonb_build_object(
            'topics', choice->'topics', 'levels', choice->'levels', 'kinds', choice->'kinds',
            'count', choice->'count')),
          'shuffled', true, 'clock', '{"mode": "off"}'::jsonb, 'itemClock', '{"mode": "off"}'::jsonb)),
        'clock', jsonb_build_object('mode', 'hard', 'seconds', (choice->>'minutes')::int * 60),
        'navigation', 'free',
        'pause', '{"by": "none"}'::jsonb,
        'feedback', '{"score": "at-end", "key": "at-end", "explanation": "at-end", "median": "at-end",
                      "laterHours": 24}'::jsonb,
        'attempts', '{"allowed": null, "counts": "best"}'::jsonb,
        'accommodations', '{"apply": true}'::jsonb,
        'outageCreditMinutes', 0);
      alter table quiz_sessions alter column title set not null, alter column plan set not null, drop column choice;
      alter table quiz_sessions drop constraint quiz_sessions_finish_cause, add constraint quiz_sessions_finish_cause
        check (finish_cause in ('candidate', 'deadline', 'instructor'));
      create unique index quiz_sessions_attempt on quiz_sessions (person_id, template_id, attempt);
      create index quiz_sessions_breaks on quiz_sessions (paused_until) where state = 'paused';
      create index quiz_sessions_of_template on quiz_sessions (template_id, started_at, id);
      create index quiz_sessions_by_start on quiz_sessions (started_at, id);
      create index quiz_sessions_live on quiz_sessions (started_at, id) where state in ('running', 'paused');

      alter table session_segments drop constraint session_segments_kind, add constraint session_segments_kind
        check (kind in ('started', 'paused', 'resumed', 'extended', 'credited', 'expired', 'finished', 'terminated',
                        'reopened'));

      create table session_sections (
        session_id uuid not null constraint session_sections_session references quiz_sessions (id) on delete cascade,
        number integer not null,
        limit_ms integer,
        used_ms integer not null default 0,
        primary key (session_id, number)
      );
      create table session_pulses (
        session_id uuid primary key constraint session_pulses_session references quiz_sessions (id) on delete cascade,
        heard_at timestamptz not null
      );

      alter table session_items
        add column section integer not null default 1,
        add column limit_ms integer,
        add column used_ms integer not null default 0,
        add column seen_at timestamptz,
        add column left_at timestamptz,
        add column closed_at timestamptz,
        add column self_criteria jsonb,
        add column finished_at timestamptz;
      update session_items i set finished_at = s.finished_at from quiz_sessions s
       where s.id = i.session_id and s.finished_at is not null;
      create index session_items_times on session_items (question_version_id, finished_at)
        where verdict in ('correct', 'partial', 'incorrect');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
