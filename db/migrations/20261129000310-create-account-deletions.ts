import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that were deleted, with receipts; and what must give way where a person goes. */
export class CreateAccountDeletions20261129000310 implements MigrationInterface {
  readonly name = 'CreateAccountDeletions20261129000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_deletions (
        id uuid primary key default gen_random_uuid(),
        person_id uuid constraint account_deletions_person references people (id) on delete set null,
        requested_at timestamptz not null default clock_timestamp(),
        done_at timestamptz,
        counts jsonb not null default '{}'
      );
      create unique index account_deletions_of_person on account_deletions (person_id);
      alter table assessments alter column assessor_id drop not null;
      alter table assessments drop constraint assessments_assessor;
      alter table assessments add constraint assessments_assessor
        foreign key (assessor_id) references people (id) on delete set null;
      create index assessments_of_assessor on assessments (assessor_id);

      -- What an entry says may be blanked for good, once: it can hold words about a person who has left.
      create function keep_audit_entry() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and new.before is null and new.after is null
           and (to_jsonb(new) - 'before' - 'after') = (to_jsonb(old) - 'before' - 'after') then
          return new;
        end if;
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;
      drop trigger audit_entries_append_only on audit_entries;
      create trigger audit_entries_append_only before update or delete on audit_entries
        for each row execute function keep_audit_entry();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
