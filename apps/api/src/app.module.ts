import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '@app/config/config.js';
import { dataSourceOptions } from '@app/database/data-source.js';
import { Transactions } from '@app/database/tx.js';
import { AttemptLimits } from '@app/identity/attempt-limits.js';
import { PasswordHash } from '@app/identity/password-hash.js';
import { Metrics } from '@app/observability/metrics.js';
import { ReviewMemory } from '@app/quiz-session/start/review-memory.js';
import { CardMemory } from '@app/review-scheduling/card/card-memory.js';
import { CodeRunner } from '@app/sandbox/code-runner.js';
import { openCodeRunner } from '@app/sandbox/open-code-runner.js';
import { schema } from '../../../db/schema.js';
import { ActorGuard } from './http/actor.guard.js';
import { EventHub } from './http/event-hub.js';
import { ProblemFilter } from './http/problem.filter.js';
import { CheckReadiness } from './http/server/readiness.js';
import { RequestBudget, RunBudget } from './http/server/request-budget.js';
import { validation } from './http/validation.js';
import { controllers } from './controllers.js';
import { useCases } from './use-cases.js';

const platform = [
  Transactions,
  PasswordHash,
  AttemptLimits,
  RequestBudget,
  RunBudget,
  EventHub,
  CheckReadiness,
  Metrics,
];

/** The one composition root of the API. */
@Module({})
export class AppModule {
  /** `dataSource`: one that is there already, as in tests; it is closed with the app. */
  static with(config: Config, dataSource?: DataSource): DynamicModule {
    const options = dataSourceOptions(config.get('DATABASE_URL'), config.get('DATABASE_POOL_SIZE'), schema);
    return {
      module: AppModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...options, retryAttempts: 0 }),
          ...(dataSource && { dataSourceFactory: async () => dataSource }),
        }),
      ],
      controllers,
      providers: [
        { provide: Config, useValue: config },
        { provide: ReviewMemory, useClass: CardMemory },
        { provide: CodeRunner, useFactory: () => openCodeRunner(config) },
        ...platform,
        ...useCases,
        { provide: APP_GUARD, useClass: ActorGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
