import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that somebody ever reviewed is counted by the index of their reviews alone, less the few that don't count. */
export class IndexUncountedReviews20261129000320 implements MigrationInterface {
  readonly name = 'IndexUncountedReviews20261129000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index reviews_uncounted on reviews (person_id, reviewed_at) where act <> 'answer' or state = 'undone';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
