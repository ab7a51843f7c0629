import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '@app/config/config.js';
import { dataSourceOptions } from '@app/database/data-source.js';
import { Transactions } from '@app/database/tx.js';
import { EnsureFirstAdmin } from '@app/identity/ensure-first-admin.js';
import { PasswordHash } from '@app/identity/password-hash.js';
import { ChangeTemplate } from '@app/interview-template/change-template.js';
import { CreateTemplate } from '@app/interview-template/create-template.js';
import { LoadTemplates } from '@app/interview-template/load-templates.js';
import { CreateQuestion } from '@app/question-bank/create-question.js';
import { LoadPacks } from '@app/question-bank/load-packs.js';
import { LoadTaxonomy } from '@app/question-bank/load-taxonomy.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { SaveDraft } from '@app/question-bank/save-draft.js';
import { schema } from '../../../db/schema.js';

const providers = [
  Transactions,
  PasswordHash,
  CreateQuestion,
  SaveDraft,
  MoveVersion,
  LoadTaxonomy,
  LoadPacks,
  CreateTemplate,
  ChangeTemplate,
  LoadTemplates,
  EnsureFirstAdmin,
];

/** What fills a migrated database: taxonomy, starter questions and interviews, the first admin. */
@Module({})
export class SetupModule {
  static with(config: Config): DynamicModule {
    return {
      module: SetupModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(config.get('DATABASE_URL'), 2, schema), retryAttempts: 0 }),
      ],
      providers: [{ provide: Config, useValue: config }, ...providers],
    };
  }
}
