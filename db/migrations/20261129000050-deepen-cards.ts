import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person does to a card besides reviewing it, and what a review was scheduled with. */
export class DeepenCards20261129000050 implements MigrationInterface {
  readonly name = 'DeepenCards20261129000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cards
        add column fit_id uuid constraint cards_fit references parameter_fits (id) on delete set null,
        add column suspended_at timestamptz,
        add column suspended_by text constraint cards_suspended_by check (suspended_by in ('person', 'leech')),
        add column buried_until timestamptz,
        add column flag integer not null default 0 constraint cards_flag check (flag between 0 and 7),
        add column note text not null default '',
        add column leech_at timestamptz,
        add constraint cards_suspended check ((suspended_at is null) = (suspended_by is null));
      alter table reviews
        add column act text not null default 'answer' constraint reviews_act
          check (act in ('answer', 'reset', 'set-due')),
        add column scheduling jsonb,
        add column set_due_at timestamptz,
        add constraint reviews_set_due check ((act = 'set-due') = (set_due_at is not null));
      alter table questions
        add column variant_group uuid,
        add column private_to uuid constraint questions_private_to references people (id) on delete cascade,
        add column private_number integer,
        add constraint questions_private check ((private_to is null) = (private_number is null));
      create index questions_variant_group on questions (variant_group);
      create index questions_of_person on questions (private_to);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
