import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQuestionBank20261122000200 implements MigrationInterface {
  readonly name = 'CreateQuestionBank20261122000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tracks (slug text primary key, title text not null, position integer not null);
      create table topics (
        slug text primary key,
        title text not null,
        track_slug text not null constraint topics_track references tracks (slug),
        position integer not null
      );
      create table questions (
        id uuid primary key default gen_random_uuid(),
        slug text not null,
        owner_id uuid not null,
        level text not null constraint questions_level check (level in ('entry', 'mid', 'senior')),
        licence text not null,
        source text not null,
        published_number integer,
        created_at timestamptz not null default clock_timestamp()
      );
      create unique index questions_slug on questions (slug);
      create table question_topics (
        question_id uuid not null constraint question_topics_question references questions (id) on delete cascade,
        topic_slug text not null constraint question_topics_topic references topics (slug),
        position integer not null,
        primary key (question_id, topic_slug)
      );
      create index question_topics_of_topic on question_topics (topic_slug, question_id);
      create table question_versions (
        id uuid primary key default gen_random_uuid(),
        question_id uuid not null constraint question_versions_question references questions (id) on delete cascade,
        number integer not null,
        state text not null default 'draft' constraint question_versions_state
          check (state in ('draft', 'in-review', 'approved', 'published', 'retired')),
        kind text not null,
        content jsonb not null,
        content_hash text not null,
        message text not null default '',
        revision integer not null default 1,
        author_id uuid not null,
        approved_by uuid,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        submitted_at timestamptz,
        approved_at timestamptz,
        published_at timestamptz,
        retired_at timestamptz
      );
      create unique index question_versions_number on question_versions (question_id, number);
      create function keep_published_version() returns trigger language plpgsql as $$
      begin
        if old.state not in ('published', 'retired') then
          return case tg_op when 'DELETE' then old else new end;
        end if;
        if tg_op = 'UPDATE' and old.state = 'published' and new.state = 'retired'
           and (to_jsonb(new) - 'state' - 'retired_at' - 'updated_at') = (to_jsonb(old) - 'state' - 'retired_at' - 'updated_at') then
          return new;
        end if;
        raise exception 'a published version never changes' using errcode = 'restrict_violation';
      end $$;
      create trigger question_versions_immutable before update or delete on question_versions
        for each row execute function keep_published_version();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
