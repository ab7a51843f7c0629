import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { Config } from '@app/config/config.js';
import { migrate } from '@app/database/migrate.js';
import { EnsureFirstAdmin } from '@app/identity/ensure-first-admin.js';
import { LoadTemplates } from '@app/interview-template/load-templates.js';
import { LoadPacks } from '@app/question-bank/load-packs.js';
import { LoadTaxonomy } from '@app/question-bank/load-taxonomy.js';
import { migrateQueue } from '@app/queue/migrate-queue.js';
import { schema } from '../../../db/schema.js';
import { SetupModule } from './setup.module.js';
import { step } from './steps.js';

/** Taxonomy, starter packs and templates, beside `dist`. */
const contentDir = path.resolve(import.meta.dirname, '../../../../content');

/** Brings the database to what this release needs. Does nothing the second time. */
export async function prepare(config: Config): Promise<void> {
  await step('Migrations', async () => {
    const applied = await migrate(config.get('DATABASE_URL'), schema, migrateQueue);
    return applied.length ? `${applied.length} applied` : 'none to apply';
  });
  const context = await NestFactory.createApplicationContext(SetupModule.with(config), {
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  try {
    await step('Starter questions', async () => {
      await context.get(LoadTaxonomy).run(contentDir);
      const { created, updated, unchanged } = await context.get(LoadPacks).run({ contentDir });
      return `${created} new, ${updated} updated, ${unchanged} unchanged`;
    });
    await step('Ready-made interviews', async () => {
      const { created, updated, unchanged, unfillable } = await context.get(LoadTemplates).run({ contentDir });
      const waiting = unfillable ? `, ${unfillable} wait for questions` : '';
      return `${created} new, ${updated} updated, ${unchanged} unchanged${waiting}`;
    });
    await step('First admin', async () => {
      const wanted = { email: config.get('ADMIN_EMAIL'), password: config.get('ADMIN_PASSWORD') };
      const { created, email, password } = await context.get(EnsureFirstAdmin).run(wanted);
      if (!created) return `${email} is there`;
      return password ? `${email}, password ${password} (shown this once: note it down)` : `${email}, password as set`;
    });
  } finally {
    await context.close();
  }
}
