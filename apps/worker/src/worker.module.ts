import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RequestAssessments } from '@app/assessment/request-assessments.js';
import { Config } from '@app/config/config.js';
import { dataSourceOptions } from '@app/database/data-source.js';
import { Transactions } from '@app/database/tx.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { JudgeProgram } from '@app/grading/judge-program.js';
import { ApplyImport } from '@app/interchange/anki/apply-import.js';
import { ForgetImports } from '@app/interchange/file-import/forget-imports.js';
import { ReadImport } from '@app/interchange/anki/read-import.js';
import { UndoImport } from '@app/interchange/anki/undo-import.js';
import { ApplyQuestionImport } from '@app/interchange/questions/apply-question-import.js';
import { ReadQuestionImport } from '@app/interchange/questions/read-question-import.js';
import { RunBulkAct } from '@app/question-bank/bulk/run-bulk-act.js';
import { UndoQuestionImport } from '@app/interchange/questions/undo-question-import.js';
import { CollectImages } from '@app/question-bank/images/collect-images.js';
import { RemoveBelongings } from '@app/interchange/deletion/remove-belongings.js';
import { CountSitting } from '@app/item-statistics/count/count-sitting.js';
import { CompareLevels } from '@app/item-statistics/levels/compare-levels.js';
import { Metrics } from '@app/observability/metrics.js';
import { ExpireSession } from '@app/quiz-session/clock/expire-session.js';
import { GradeItemAnswer } from '@app/quiz-session/answer/grade-item-answer.js';
import { GradeItem } from '@app/quiz-session/answer/grade-item.js';
import { GradeSession } from '@app/quiz-session/answer/grade-session.js';
import { LearnQuestions } from '@app/question-bank/near-duplicates/learn-questions.js';
import { SweepSessions } from '@app/quiz-session/clock/sweep-sessions.js';
import { CheckCards } from '@app/review-scheduling/check/check-cards.js';
import { CheckSlice } from '@app/review-scheduling/check/check-slice.js';
import { FitParameters } from '@app/review-scheduling/fit/fit-parameters.js';
import { PlanFits } from '@app/review-scheduling/fit/plan-fits.js';
import { GradeReview } from '@app/review-scheduling/review/grade-review.js';
import { JudgeReview } from '@app/review-scheduling/review/judge-review.js';
import { RefoldCards } from '@app/review-scheduling/refold/refold-cards.js';
import { ReviewItem } from '@app/review-scheduling/sitting/review-item.js';
import { ReviewSession } from '@app/review-scheduling/sitting/review-session.js';
import { CodeRunner } from '@app/sandbox/code-runner.js';
import { openCodeRunner } from '@app/sandbox/open-code-runner.js';
import { schema } from '../../../db/schema.js';

/** Everything that jobs and schedules run. */
const useCases = [
  RemoveBelongings,
  JudgeProgram,
  GradeAnswer,
  GradeItemAnswer,
  ExpireSession,
  GradeSession,
  GradeItem,
  SweepSessions,
  RequestAssessments,
  CountSitting,
  CompareLevels,
  ReviewSession,
  ReviewItem,
  GradeReview,
  JudgeReview,
  RefoldCards,
  CheckCards,
  CheckSlice,
  ReadImport,
  ApplyImport,
  UndoImport,
  ReadQuestionImport,
  ApplyQuestionImport,
  UndoQuestionImport,
  RunBulkAct,
  ForgetImports,
  LearnQuestions,
  CollectImages,
  FitParameters,
  PlanFits,
];

/** The worker's one module. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    const options = dataSourceOptions(config.get('DATABASE_URL'), config.get('DATABASE_POOL_SIZE'), schema);
    return {
      module: WorkerModule,
      // The gate has waited for the database already: a failure now ends the process.
      imports: [TypeOrmModule.forRoot({ ...options, retryAttempts: 0 })],
      providers: [
        { provide: Config, useValue: config },
        { provide: CodeRunner, useFactory: () => openCodeRunner(config) },
        Metrics,
        Transactions,
        ...useCases,
      ],
    };
  }
}
