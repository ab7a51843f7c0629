import type { MigrationInterface, QueryRunner } from 'typeorm';

/** New cards of an interview that is prepared for come before all others. */
export class PutInterviewsFirst20261130000000 implements MigrationInterface {
  readonly name = 'PutInterviewsFirst20261130000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cards add column turn smallint not null default 1 constraint cards_turn check (turn in (0, 1));
      update cards c set turn = 0
        from interview_goals g
       where g.person_id = c.person_id and c.state = 'new'
         and exists (select from questions q join question_topics t on t.question_id = q.id
                      where q.id = c.question_id and t.topic_slug = any(g.topics)
                        and (cardinality(g.levels) = 0 or q.level = any(g.levels)));
      drop index cards_new;
      create index cards_new on cards (person_id, turn, due_at, id) where suspended_at is null and state = 'new';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
