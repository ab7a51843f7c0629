import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of questions are imported as those of cards are: one life cycle for both. */
export class ImportQuestions20261130000100 implements MigrationInterface {
  readonly name = 'ImportQuestions20261130000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table card_imports rename to file_imports;
      alter table card_import_chunks rename to file_import_chunks;
      alter table file_imports rename constraint card_imports_person to file_imports_person;
      alter table file_imports rename constraint card_imports_state to file_imports_state;
      alter table file_imports rename constraint card_imports_progress to file_imports_progress;
      alter table file_imports rename constraint card_imports_pkey to file_imports_pkey;
      alter table file_import_chunks rename constraint card_import_chunks_import to file_import_chunks_import;
      alter table file_import_chunks rename constraint card_import_chunks_pkey to file_import_chunks_pkey;
      alter table file_imports
        add column kind text not null default 'cards' constraint file_imports_kind check (kind in ('cards', 'questions')),
        add column format text,
        add column mapping jsonb;
      alter table file_imports alter column kind drop default;
      drop index card_imports_of_person;
      drop index card_imports_running;
      create index file_imports_of_person on file_imports (person_id, kind, created_at);
      create unique index file_imports_running on file_imports (person_id, kind)
        where state in ('uploading', 'reading', 'applying', 'undoing');

      create table question_import_items (
        import_id uuid not null constraint question_import_items_import references file_imports (id) on delete cascade,
        position integer not null,
        verdict text not null constraint question_import_items_verdict check (verdict in
          ('new', 'updated', 'unchanged', 'duplicate', 'conflict', 'unsupported', 'error')),
        reason text,
        place jsonb not null,
        external_id text,
        title text not null,
        category text not null,
        tags text[] not null,
        own_topics text[] not null,
        own_level text,
        kind text,
        content jsonb,
        content_hash text,
        lost text[] not null,
        question_id uuid,
        version_number integer,
        earlier_number integer,
        primary key (import_id, position)
      );
      create index question_import_items_by_verdict on question_import_items (import_id, verdict, position);
      create table question_origins (
        system text not null,
        external_id text not null,
        question_id uuid not null constraint question_origins_question references questions (id) on delete cascade,
        content_hash text not null,
        primary key (system, external_id)
      );
      create index question_origins_of_question on question_origins (question_id);
      create index question_versions_content on question_versions (content_hash);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
