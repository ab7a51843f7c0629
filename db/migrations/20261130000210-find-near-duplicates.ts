import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that ask nearly the same are found, told, and made one. */
export class FindNearDuplicates20261130000210 implements MigrationInterface {
  readonly name = 'FindNearDuplicates20261130000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question_sketches (
        question_id uuid primary key constraint question_sketches_question references questions (id) on delete cascade,
        asked text not null,
        bands integer[] not null
      );
      create index question_sketches_bands on question_sketches using gin (bands) with (fastupdate = off);

      create table question_pairs (
        question_id uuid not null constraint question_pairs_question references questions (id) on delete cascade,
        other_id uuid not null constraint question_pairs_other references questions (id) on delete cascade,
        similarity double precision not null,
        dismissed_by uuid,
        dismissed_at timestamptz,
        primary key (question_id, other_id),
        constraint question_pairs_order check (question_id < other_id),
        constraint question_pairs_dismissed check ((dismissed_by is null) = (dismissed_at is null))
      );
      create index question_pairs_of_other on question_pairs (other_id);
      create index question_pairs_nearest on question_pairs (similarity, question_id, other_id) where dismissed_at is null;

      alter table questions add column merged_into uuid constraint questions_merged_into references questions (id);
      create index questions_merged on questions (merged_into) where merged_into is not null;
      create table question_merges (
        id uuid primary key default gen_random_uuid(),
        question_id uuid not null constraint question_merges_question references questions (id) on delete cascade,
        kept_id uuid not null constraint question_merges_kept references questions (id) on delete cascade,
        way text not null constraint question_merges_way check (way in ('duplicate', 'variant')),
        before jsonb not null,
        merged_by uuid not null,
        merged_at timestamptz not null default clock_timestamp(),
        undone_by uuid,
        undone_at timestamptz,
        constraint question_merges_undone check ((undone_by is null) = (undone_at is null))
      );
      create index question_merges_of_question on question_merges (question_id);
      create index question_merges_of_kept on question_merges (kept_id);

      alter table question_import_items drop constraint question_import_items_verdict;
      alter table question_import_items add constraint question_import_items_verdict check (verdict in
        ('new', 'near-duplicate', 'updated', 'unchanged', 'duplicate', 'conflict', 'unsupported', 'error'));
      insert into question_search_waits select question_id from question_search on conflict do nothing;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
