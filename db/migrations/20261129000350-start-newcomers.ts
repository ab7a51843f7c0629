import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Newcomers start from the parameters that were fitted to everybody's reviews, where the newest such fit predicts
 * people that it was not fitted to better than the published ones. Who has cards already is none: theirs stay.
 */
export class StartNewcomers20261129000350 implements MigrationInterface {
  readonly name = 'StartNewcomers20261129000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function newcomer_fit() returns uuid language sql stable as $$
        select case when state = 'better' then id end
          from parameter_fits
         where person_id is null and state in ('better', 'not-better')
         order by created_at desc limit 1
      $$;
      insert into study_settings (person_id, fit_id)
        select distinct person_id, null::uuid from cards on conflict do nothing;
      alter table study_settings alter column fit_id set default newcomer_fit();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
