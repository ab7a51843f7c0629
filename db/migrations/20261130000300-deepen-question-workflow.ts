import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may edit a question, what its reviewers say and tick, and acts on many questions at once. */
export class DeepenQuestionWorkflow20261130000300 implements MigrationInterface {
  readonly name = 'DeepenQuestionWorkflow20261130000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question_editors (
        question_id uuid not null constraint question_editors_question references questions (id) on delete cascade,
        person_id uuid not null constraint question_editors_person references people (id) on delete cascade,
        primary key (question_id, person_id)
      );
      create index question_editors_of_person on question_editors (person_id);
      -- Whoever has written versions of another's question goes on doing so.
      insert into question_editors (question_id, person_id)
        select distinct v.question_id, v.author_id
          from question_versions v
          join questions q on q.id = v.question_id and q.private_to is null and q.owner_id <> v.author_id
          join people p on p.id = v.author_id and p.role <> 'candidate';

      create table version_comments (
        id uuid primary key default gen_random_uuid(),
        version_id uuid not null constraint version_comments_version references question_versions (id) on delete cascade,
        reply_to uuid constraint version_comments_reply references version_comments (id) on delete cascade,
        author_id uuid not null,
        pointer text,
        text text not null,
        created_at timestamptz not null default clock_timestamp(),
        resolved_by uuid,
        resolved_at timestamptz,
        constraint version_comments_resolved check ((resolved_by is null) = (resolved_at is null)),
        constraint version_comments_root check (reply_to is null or pointer is null and resolved_at is null)
      );
      create index version_comments_of_version on version_comments (version_id, created_at, id);
      create index version_comments_replies on version_comments (reply_to) where reply_to is not null;
      create index version_comments_open on version_comments (version_id) where reply_to is null and resolved_at is null;

      create table version_checks (
        version_id uuid not null constraint version_checks_version references question_versions (id) on delete cascade,
        item text not null constraint version_checks_item check (item in
          ('explanation', 'level', 'licence', 'estimate', 'key')),
        content_hash text not null,
        checked_by uuid not null,
        checked_at timestamptz not null default clock_timestamp(),
        primary key (version_id, item)
      );
      create index question_versions_waiting on question_versions (submitted_at, id) where state = 'in-review';

      create table bulk_acts (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint bulk_acts_person references people (id) on delete cascade,
        act jsonb not null,
        filter jsonb not null,
        state text not null default 'previewed' constraint bulk_acts_state check (state in
          ('previewed', 'applying', 'applied', 'undoing', 'undone')),
        created_at timestamptz not null default clock_timestamp(),
        changed_at timestamptz not null default clock_timestamp()
      );
      create index bulk_acts_of_person on bulk_acts (person_id, created_at);
      create table bulk_act_items (
        bulk_id uuid not null constraint bulk_act_items_bulk references bulk_acts (id) on delete cascade,
        position integer not null,
        question_id uuid not null,
        slug text not null,
        verdict text not null constraint bulk_act_items_verdict check (verdict in ('change', 'unchanged', 'refused')),
        reason text,
        before jsonb,
        after jsonb,
        outcome text constraint bulk_act_items_outcome check (outcome in ('done', 'left', 'undone', 'kept')),
        primary key (bulk_id, position)
      );
      create index bulk_act_items_by_verdict on bulk_act_items (bulk_id, verdict, position);
      create index bulk_act_items_by_outcome on bulk_act_items (bulk_id, outcome, position) where verdict = 'change';

      create index audit_entries_actor on audit_entries (actor_id, id);
      create index audit_entries_action on audit_entries (action, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
