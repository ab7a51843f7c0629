import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { InvalidConfig, readConfig, type Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import { makeLogger, type Logger } from '@app/observability/logger.js';
import { CountSitting } from '@app/item-statistics/count/count-sitting.js';
import { CompareLevels } from '@app/item-statistics/levels/compare-levels.js';
import { Metrics } from '@app/observability/metrics.js';
import { NestLogger } from '@app/observability/nest-logger.js';
import { waitForDatabase } from '@app/queue/preflight.js';
import { within } from '@app/queue/time-limit.js';
import { ApplyImport } from '@app/interchange/anki/apply-import.js';
import { CollectImages } from '@app/question-bank/images/collect-images.js';
import { ForgetImports } from '@app/interchange/file-import/forget-imports.js';
import { ReadImport } from '@app/interchange/anki/read-import.js';
import { UndoImport } from '@app/interchange/anki/undo-import.js';
import { ApplyQuestionImport } from '@app/interchange/questions/apply-question-import.js';
import { ReadQuestionImport } from '@app/interchange/questions/read-question-import.js';
import { RunBulkAct } from '@app/question-bank/bulk/run-bulk-act.js';
import { UndoQuestionImport } from '@app/interchange/questions/undo-question-import.js';
import { RequestAssessments } from '@app/assessment/request-assessments.js';
import { ExpireSession } from '@app/quiz-session/clock/expire-session.js';
import { GradeItem } from '@app/quiz-session/answer/grade-item.js';
import { GradeSession } from '@app/quiz-session/answer/grade-session.js';
import { LearnQuestions } from '@app/question-bank/near-duplicates/learn-questions.js';
import { SweepSessions } from '@app/quiz-session/clock/sweep-sessions.js';
import { CheckSlice } from '@app/review-scheduling/check/check-slice.js';
import { FitParameters } from '@app/review-scheduling/fit/fit-parameters.js';
import { PlanFits } from '@app/review-scheduling/fit/plan-fits.js';
import { RemoveBelongings } from '@app/interchange/deletion/remove-belongings.js';
import { GradeReview } from '@app/review-scheduling/review/grade-review.js';
import { JudgeReview } from '@app/review-scheduling/review/judge-review.js';
import { RefoldCards } from '@app/review-scheduling/refold/refold-cards.js';
import { ReviewItem } from '@app/review-scheduling/sitting/review-item.js';
import { ReviewSession } from '@app/review-scheduling/sitting/review-session.js';
import { CodeRunner } from '@app/sandbox/code-runner.js';
import { serveHealth } from './health.js';
import { makeJobHandlers, makeRunHandlers } from './jobs.js';
import { makeSchedules } from './schedules.js';
import { exitCodes, startWorker, type RunningWorker } from './start-worker.js';
import { watchCards } from './watch-cards.js';
import { WorkerModule } from './worker.module.js';

const shutdownLimitMs = 35_000;
const databaseWaitMs = 60_000;

function readSettings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.badSettings);
  }
}

function makeWorker(app: INestApplicationContext, config: Config, logger: Logger): RunningWorker {
  return startWorker({
    config,
    logger,
    dataSource: app.get(DataSource),
    metrics: app.get(Metrics),
    handlers: makeJobHandlers({
      expireSession: app.get(ExpireSession),
      gradeSession: app.get(GradeSession),
      gradeItem: app.get(GradeItem),
      requestAssessments: app.get(RequestAssessments),
      reviewSession: app.get(ReviewSession),
      reviewItem: app.get(ReviewItem),
      countSitting: app.get(CountSitting),
      gradeReview: app.get(GradeReview),
      judgeReview: app.get(JudgeReview),
      refoldCards: app.get(RefoldCards),
      readImport: app.get(ReadImport),
      applyImport: app.get(ApplyImport),
      undoImport: app.get(UndoImport),
      readQuestionImport: app.get(ReadQuestionImport),
      applyQuestionImport: app.get(ApplyQuestionImport),
      undoQuestionImport: app.get(UndoQuestionImport),
      runBulkAct: app.get(RunBulkAct),
      fitParameters: app.get(FitParameters),
      removeBelongings: app.get(RemoveBelongings),
    }),
    runHandlers: makeRunHandlers({ gradeReview: app.get(GradeReview), countSitting: app.get(CountSitting) }),
    schedules: makeSchedules({
      sweepSessions: app.get(SweepSessions),
      planFits: app.get(PlanFits),
      compareLevels: app.get(CompareLevels),
      transactions: app.get(Transactions),
      checkCards: watchCards({ checkSlice: app.get(CheckSlice), metrics: app.get(Metrics), logger }),
      forgetImports: app.get(ForgetImports),
      learnQuestions: app.get(LearnQuestions),
      collectImages: app.get(CollectImages),
    }),
    onFatal: (exitCode, reason) => die(logger, exitCode, reason),
  });
}

function die(logger: Logger, exitCode: number, reason: unknown): never {
  logger.fatal({ err: reason, exitCode }, 'worker: ends');
  process.exit(exitCode);
}

/** Ends the process in order, once, on a signal or when its launcher is gone. */
function endOnSignal(logger: Logger, stop: () => Promise<void>): void {
  let ending = false;
  const end = (cause: string) => {
    if (ending) return;
    ending = true;
    logger.info({ cause }, 'worker: stops');
    within(shutdownLimitMs, 'shutdown', stop()).then(
      () => process.exit(0),
      (error: unknown) => die(logger, exitCodes.failed, error),
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  process.on('disconnect', () => end('disconnect'));
}

async function main(config: Config, logger: Logger): Promise<void> {
  let stop = async () => undefined as void;
  endOnSignal(logger, () => stop());
  await waitForDatabase(config, databaseWaitMs);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const worker = makeWorker(app, config, logger);
  app.get(Metrics).watchSandbox(() => app.get(CodeRunner).figures());
  stop = async () => {
    await worker.stop();
    await app.close();
  };
  const checkReady = async () => {
    await within(1_000, 'worker', worker.ready);
    await within(1_000, 'PostgreSQL', app.get(DataSource).query('select 1'));
  };
  const port = config.get('WORKER_HEALTH_PORT');
  if (port !== undefined) await serveHealth({ host: config.get('HOST'), port, metrics: app.get(Metrics), checkReady });
  await worker.ready;
  logger.info({ backend: config.get('QUEUE_BACKEND') }, 'worker: ready');
  if (process.connected) process.send?.({ type: 'ready' });
}

const config = readSettings();
const logger = makeLogger({ level: config.get('LOG_LEVEL'), service: 'worker' });
process.on('uncaughtException', (error) => die(logger, exitCodes.failed, error));
process.on('unhandledRejection', (error) => die(logger, exitCodes.failed, error));
await main(config, logger).catch((error: unknown) => die(logger, exitCodes.failed, error));
