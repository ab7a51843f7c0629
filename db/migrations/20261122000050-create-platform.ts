import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlatform20261122000050 implements MigrationInterface {
  readonly name = 'CreatePlatform20261122000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        person_id uuid not null,
        key text not null,
        fingerprint text not null,
        reply jsonb,
        created_at timestamptz not null default clock_timestamp(),
        primary key (person_id, key)
      );
      create index idempotency_keys_created on idempotency_keys (created_at);
      create table audit_entries (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        actor_id uuid not null,
        action text not null,
        subject_id text not null,
        before jsonb,
        after jsonb
      );
      create index audit_entries_subject on audit_entries (subject_id, id);
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger audit_entries_append_only before update or delete on audit_entries
        for each row execute function refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
