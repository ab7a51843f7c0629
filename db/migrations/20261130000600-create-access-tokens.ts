import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people let programs do in their name. */
export class CreateAccessTokens20261130000600 implements MigrationInterface {
  readonly name = 'CreateAccessTokens20261130000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_tokens (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null constraint access_tokens_person references people (id) on delete cascade,
        name text not null,
        scopes text[] not null constraint access_tokens_scopes check (
          cardinality(scopes) > 0
          and scopes <@ array['me:read', 'questions:read', 'questions:write', 'people:read', 'people:write']),
        token_hash bytea not null constraint access_tokens_token_hash unique,
        created_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz,
        last_used_at timestamptz
      );
      create index access_tokens_of_person on access_tokens (person_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
