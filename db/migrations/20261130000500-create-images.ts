import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Images of questions, by the hash of their bytes, and which versions show them. */
export class CreateImages20261130000500 implements MigrationInterface {
  readonly name = 'CreateImages20261130000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table images (
        hash text primary key constraint images_hash check (hash ~ '^[0-9a-f]{64}$'),
        type text not null constraint images_type check (type in ('png', 'jpeg', 'gif', 'webp', 'avif')),
        width integer not null,
        height integer not null,
        bytes bytea not null,
        kept_at timestamptz not null default clock_timestamp()
      );
      -- Images are packed already.
      alter table images alter column bytes set storage external;

      create table version_images (
        version_id uuid not null constraint version_images_version references question_versions (id) on delete cascade,
        hash text not null constraint version_images_image references images (hash),
        primary key (version_id, hash)
      );
      create index version_images_of_image on version_images (hash);

      create function keep_version_images() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          delete from version_images where version_id = new.id;
        end if;
        insert into version_images (version_id, hash)
        select new.id, i.hash
          from images i
         where i.hash in (select named.parts[1] from regexp_matches(new.content::text, 'image:([0-9a-f]{64})', 'g') named (parts))
         order by i.hash
           for key share of i;
        return null;
      end $$;
      create trigger version_images_inserted after insert on question_versions for each row
        when (strpos(new.content::text, 'image:') > 0) execute function keep_version_images();
      create trigger version_images_updated after update of content on question_versions for each row
        when (new.content is distinct from old.content
              and (strpos(new.content::text, 'image:') > 0 or strpos(old.content::text, 'image:') > 0))
        execute function keep_version_images();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
