import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddJudgements20261123000000 implements MigrationInterface {
  readonly name = 'AddJudgements20261123000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session_items add column judge jsonb;
      alter table reviews add column judge jsonb;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
