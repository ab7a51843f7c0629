import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody's own questions go with their import or their person: without these, each would read whole tables. */
export class IndexQuestionReferences20261129000410 implements MigrationInterface {
  readonly name = 'IndexQuestionReferences20261129000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index cards_of_question on cards (question_id);
      create index reviews_of_version on reviews (question_version_id);
      create index session_items_of_question on session_items (question_id);
      create index question_sightings_of_question on question_sightings (question_id);
      create index assessment_requests_of_question on assessment_requests (question_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
