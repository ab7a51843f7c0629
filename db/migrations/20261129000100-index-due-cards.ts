import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue of the day reads the cards that wait for a review, and new ones oldest first: neither reads the other's. */
export class IndexDueCards20261129000100 implements MigrationInterface {
  readonly name = 'IndexDueCards20261129000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index cards_due;
      create index cards_due on cards (person_id, due_at, id) where suspended_at is null and state <> 'new';
      create index cards_new on cards (person_id, due_at, id) where suspended_at is null and state = 'new';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
