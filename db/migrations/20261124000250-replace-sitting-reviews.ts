import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A grade that is given again replaces the review of its item: the one before stays, undone. */
export class ReplaceSittingReviews20261124000250 implements MigrationInterface {
  readonly name = 'ReplaceSittingReviews20261124000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index reviews_session_item;
      create unique index reviews_session_item on reviews (session_id, position) where state <> 'undone';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
