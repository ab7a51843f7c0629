import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue of the day finds all that it asks of a card and its question in an index. */
export class CoverDueCards20261130000050 implements MigrationInterface {
  readonly name = 'CoverDueCards20261130000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index cards_due;
      create index cards_due on cards
        (person_id, due_at, id, question_id, state, stability, last_review_at, buried_until)
        where suspended_at is null and state <> 'new';
      drop index cards_new;
      create index cards_new on cards (person_id, turn, due_at, id, question_id, buried_until)
        where suspended_at is null and state = 'new';
      create index questions_shown on questions (id, published_number, private_to, variant_group);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
