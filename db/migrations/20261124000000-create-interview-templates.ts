import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInterviewTemplates20261124000000 implements MigrationInterface {
  readonly name = 'CreateInterviewTemplates20261124000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table interview_templates (
        id uuid primary key default gen_random_uuid(),
        slug text not null constraint interview_templates_slug unique,
        owner_id uuid not null,
        state text not null default 'draft' constraint interview_templates_state
          check (state in ('draft', 'published', 'archived')),
        number integer not null default 1,
        revision integer not null default 1,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp()
      );
      create table interview_template_versions (
        template_id uuid not null constraint interview_template_versions_template
          references interview_templates (id) on delete cascade,
        number integer not null,
        title text not null,
        description text not null,
        plan jsonb not null,
        message text,
        author_id uuid not null,
        created_at timestamptz not null default clock_timestamp(),
        primary key (template_id, number)
      );
      create trigger interview_template_versions_immutable before update on interview_template_versions
        for each row execute function refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
