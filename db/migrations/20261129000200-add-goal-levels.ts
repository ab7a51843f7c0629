import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The levels that an interview is about, and what setting it did to cards. */
export class AddGoalLevels20261129000200 implements MigrationInterface {
  readonly name = 'AddGoalLevels20261129000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interview_goals add column levels text[] not null default '{}';
      create table interview_cards (
        card_id uuid primary key constraint interview_cards_card references cards (id) on delete cascade,
        person_id uuid not null constraint interview_cards_person references people (id) on delete cascade,
        made boolean not null,
        look_from timestamptz,
        look_until timestamptz,
        constraint interview_cards_look check ((look_from is null) = (look_until is null))
      );
      create index interview_cards_of_person on interview_cards (person_id, look_from);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
