import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of a person's cards from elsewhere: the file while it is read, what is found, and what became of it. */
export class CreateCardImports20261129000400 implements MigrationInterface {
  readonly name = 'CreateCardImports20261129000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table card_imports (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint card_imports_person references people (id) on delete cascade,
        state text not null default 'uploading' constraint card_imports_state check (state in
          ('uploading', 'reading', 'refused', 'ready', 'applying', 'applied', 'undoing', 'undone')),
        file_name text not null,
        size_bytes bigint not null default 0,
        progress double precision not null default 0 constraint card_imports_progress check (progress between 0 and 1),
        problem text,
        figures jsonb,
        outcome jsonb,
        created_at timestamptz not null default clock_timestamp(),
        changed_at timestamptz not null default clock_timestamp()
      );
      create index card_imports_of_person on card_imports (person_id, created_at);
      create unique index card_imports_running on card_imports (person_id)
        where state in ('uploading', 'reading', 'applying', 'undoing');
      create table card_import_chunks (
        import_id uuid not null constraint card_import_chunks_import references card_imports (id) on delete cascade,
        number integer not null,
        bytes bytea not null,
        primary key (import_id, number)
      );
      alter table card_import_chunks alter column bytes set storage external;
      create table card_import_items (
        import_id uuid not null constraint card_import_items_import references card_imports (id) on delete cascade,
        position integer not null,
        note_id text not null,
        guid text not null,
        ord integer not null,
        verdict text not null constraint card_import_items_verdict check (verdict in
          ('new', 'updated', 'unchanged', 'duplicate', 'unsupported', 'error')),
        reason text,
        title text not null,
        deck text not null,
        reviews integer not null,
        topics text[] not null,
        content jsonb,
        content_hash text,
        history jsonb,
        question_id uuid,
        first_seq integer,
        last_seq integer,
        earlier_number integer,
        primary key (import_id, position)
      );
      create index card_import_items_by_verdict on card_import_items (import_id, verdict, position);
      create table imported_cards (
        person_id uuid not null constraint imported_cards_person references people (id) on delete cascade,
        guid text not null,
        ord integer not null,
        question_id uuid not null constraint imported_cards_question references questions (id) on delete cascade,
        content_hash text not null,
        log_size integer not null,
        log_ends_at timestamptz,
        primary key (person_id, guid, ord)
      );
      create index imported_cards_of_question on imported_cards (question_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
