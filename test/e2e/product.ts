import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { RequestAssessments } from '@app/assessment/request-assessments.js';
import { Config, configSchema } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import { EnsureFirstAdmin } from '@app/identity/ensure-first-admin.js';
import { PasswordHash } from '@app/identity/password-hash.js';
import { ChangeTemplate } from '@app/interview-template/change-template.js';
import { CreateTemplate } from '@app/interview-template/create-template.js';
import { LoadTemplates } from '@app/interview-template/load-templates.js';
import { ApplyImport } from '@app/interchange/anki/apply-import.js';
import { CollectImages } from '@app/question-bank/images/collect-images.js';
import { ForgetImports } from '@app/interchange/file-import/forget-imports.js';
import { ReadImport } from '@app/interchange/anki/read-import.js';
import { UndoImport } from '@app/interchange/anki/undo-import.js';
import { ApplyQuestionImport } from '@app/interchange/questions/apply-question-import.js';
import { ReadQuestionImport } from '@app/interchange/questions/read-question-import.js';
import { RunBulkAct } from '@app/question-bank/bulk/run-bulk-act.js';
import { UndoQuestionImport } from '@app/interchange/questions/undo-question-import.js';
import { makeLogger } from '@app/observability/logger.js';
import { Metrics } from '@app/observability/metrics.js';
import { CreateQuestion } from '@app/question-bank/create-question.js';
import { LoadPacks } from '@app/question-bank/load-packs.js';
import { LoadTaxonomy } from '@app/question-bank/load-taxonomy.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { SaveDraft } from '@app/question-bank/save-draft.js';
import { ExpireSession } from '@app/quiz-session/clock/expire-session.js';
import { GradeItemAnswer } from '@app/quiz-session/answer/grade-item-answer.js';
import { GradeItem } from '@app/quiz-session/answer/grade-item.js';
import { GradeSession } from '@app/quiz-session/answer/grade-session.js';
import { LearnQuestions } from '@app/question-bank/near-duplicates/learn-questions.js';
import { SweepSessions } from '@app/quiz-session/clock/sweep-sessions.js';
import { FitParameters } from '@app/review-scheduling/fit/fit-parameters.js';
import { PlanFits } from '@app/review-scheduling/fit/plan-fits.js';
import { RemoveBelongings } from '@app/interchange/deletion/remove-belongings.js';
import { GradeReview } from '@app/review-scheduling/review/grade-review.js';
import { JudgeReview } from '@app/review-scheduling/review/judge-review.js';
import { CheckCards } from '@app/review-scheduling/check/check-cards.js';
import { CheckSlice } from '@app/review-scheduling/check/check-slice.js';
import { RefoldCards } from '@app/review-scheduling/refold/refold-cards.js';
import { ReviewItem } from '@app/review-scheduling/sitting/review-item.js';
import { CountSitting } from '@app/item-statistics/count/count-sitting.js';
import { CompareLevels } from '@app/item-statistics/levels/compare-levels.js';
import { ReviewSession } from '@app/review-scheduling/sitting/review-session.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { cloneDatabase, openDataSource } from '@app/testing/database.js';
import { startRedis } from '@app/testing/redis-server.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { makeJobHandlers, makeRunHandlers } from '../../apps/worker/src/jobs.js';
import { makeSchedules } from '../../apps/worker/src/schedules.js';
import { watchCards } from '../../apps/worker/src/watch-cards.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';

export type Backend = 'postgres' | 'redis';
export const admin = { email: 'admin@example.org', password: 'an admin password 1' };

export interface Product {
  /** http://127.0.0.1:port */
  base: string;
  app: NestFastifyApplication;
  dataSource: DataSource;
  stop(): Promise<void>;
}

/** API and worker over a database of their own, with taxonomy, starter questions and interviews, and an admin, on a free port. */
export async function startProduct(backend: Backend, given: Record<string, string> = {}): Promise<Product> {
  const database = await cloneDatabase();
  const redis = backend === 'redis' ? await startRedis() : undefined;
  const settings = { QUEUE_BACKEND: backend, REDIS_URL: redis?.url, LOG_LEVEL: 'fatal', TWO_PERSON_REVIEW: 'off' };
  const unlimited = { SIGN_UPS_PER_HOUR: '0', REQUESTS_PER_MINUTE: '0', RUNS_PER_MINUTE: '0' };
  const config = new Config({
    ...configSchema.parse({ ...settings, ...unlimited, ...given }),
    DATABASE_URL: database.url,
  });
  const dataSource = await openDataSource(database.url);
  await fill(dataSource, config);
  const app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  const worker = runWorker(dataSource, config, app.get(GradeAnswer));
  await worker.ready;
  const stop = async () => {
    await worker.stop();
    await app.close();
    await dataSource.destroy();
    await redis?.stop();
    await database.drop();
  };
  return { base: (await app.getUrl()).replace('[::1]', '127.0.0.1'), app, dataSource, stop };
}

async function fill(dataSource: DataSource, config: Config): Promise<void> {
  const transactions = new Transactions(dataSource);
  const contentDir = path.join(__dirname, '../../content');
  await new LoadTaxonomy(transactions).run(contentDir);
  const questions = [new CreateQuestion(transactions), new SaveDraft(transactions)] as const;
  await new LoadPacks(transactions, ...questions, new MoveVersion(transactions, config)).run({ contentDir });
  const templates = [new CreateTemplate(transactions), new ChangeTemplate(transactions)] as const;
  await new LoadTemplates(transactions, ...templates).run({ contentDir });
  await new EnsureFirstAdmin(transactions, new PasswordHash()).run(admin);
}

function runWorker(dataSource: DataSource, config: Config, gradeAnswer: GradeAnswer) {
  const transactions = new Transactions(dataSource);
  const gradeItemAnswer = new GradeItemAnswer(gradeAnswer);
  const [metrics, logger] = [new Metrics(), makeLogger({ level: 'fatal', service: 'worker' })];
  return startWorker({
    config,
    dataSource,
    logger,
    metrics,
    handlers: makeJobHandlers({
      expireSession: new ExpireSession(transactions),
      gradeSession: new GradeSession(transactions, gradeItemAnswer),
      gradeItem: new GradeItem(transactions, gradeItemAnswer),
      requestAssessments: new RequestAssessments(transactions),
      countSitting: new CountSitting(transactions),
      reviewSession: new ReviewSession(transactions),
      reviewItem: new ReviewItem(transactions),
      gradeReview: new GradeReview(transactions),
      judgeReview: new JudgeReview(transactions, gradeAnswer),
      refoldCards: new RefoldCards(transactions),
      readImport: new ReadImport(transactions, config),
      applyImport: new ApplyImport(transactions),
      undoImport: new UndoImport(transactions),
      readQuestionImport: new ReadQuestionImport(transactions, config),
      applyQuestionImport: new ApplyQuestionImport(transactions),
      undoQuestionImport: new UndoQuestionImport(transactions),
      runBulkAct: new RunBulkAct(transactions),
      fitParameters: new FitParameters(transactions),
      removeBelongings: new RemoveBelongings(transactions),
    }),
    runHandlers: makeRunHandlers({
      gradeReview: new GradeReview(transactions),
      countSitting: new CountSitting(transactions),
    }),
    schedules: makeSchedules({
      sweepSessions: new SweepSessions(transactions),
      planFits: new PlanFits(transactions),
      compareLevels: new CompareLevels(transactions),
      transactions,
      checkCards: watchCards({ checkSlice: new CheckSlice(new CheckCards(transactions)), metrics, logger }),
      forgetImports: new ForgetImports(transactions),
      learnQuestions: new LearnQuestions(transactions),
      collectImages: new CollectImages(transactions),
    }),
    onFatal: (code, reason) => {
      throw new Error(`The worker gave up (${code}): ${String(reason)}`);
    },
  });
}

interface Reply {
  status: number;
  headers: Headers;
  // What a reply holds is for its schema to say.
  body: unknown;
  text: string;
}

/** One browser: keeps the cookie, sends its own Origin. */
export class Browser {
  private cookie = '';

  constructor(private readonly base: string) {}

  async call(method: string, route: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const url = route.startsWith('/api') || route.startsWith('/health') ? route : `/api/v1${route}`;
    const reply = await fetch(this.base + url, {
      method,
      headers: {
        origin: this.base,
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const set of reply.headers.getSetCookie()) this.cookie = set.split(';')[0]!;
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: parsed(text), text };
  }

  /** Sends a form, as a page does. */
  upload(route: string, form: FormData, headers: Record<string, string> = {}): Promise<Reply> {
    return this.raw(route, form, headers);
  }

  /** Posts a body as it is. */
  async raw(route: string, body: string | FormData, headers: Record<string, string> = {}): Promise<Reply> {
    const own = { origin: this.base, ...(this.cookie && { cookie: this.cookie }), ...headers };
    const reply = await fetch(`${this.base}/api/v1${route}`, { method: 'POST', headers: own, body });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: parsed(text), text };
  }

  /** The body of a reply of that status and shape. */
  async read<T>(
    schema: { parse(value: unknown): T },
    status: number,
    ...request: Parameters<Browser['call']>
  ): Promise<T> {
    const reply = await this.call(...request);
    if (reply.status !== status) throw new Error(`${request[0]} ${request[1]}: ${reply.status} ${reply.text}`);
    return schema.parse(reply.body);
  }

  async signUp(): Promise<this> {
    const email = `${crypto.randomUUID()}@example.org`;
    const { status, text } = await this.call('POST', '/auth/sign-up', {
      email,
      password: crypto.randomUUID(),
      displayName: 'Candidate',
    });
    if (status !== 201) throw new Error(text);
    return this;
  }

  async signInAsAdmin(): Promise<this> {
    const { status, text } = await this.call('POST', '/auth/sign-in', admin);
    if (status !== 200) throw new Error(text);
    return this;
  }

  /** The events of this person, as they come, until `stop`. */
  async events(): Promise<{ seen: string[]; stop(): void }> {
    const closing = new AbortController();
    const reply = await fetch(`${this.base}/api/v1/events`, {
      headers: { cookie: this.cookie },
      signal: closing.signal,
    });
    const seen: string[] = [];
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of reply.body!) {
        for (const [, type] of decoder.decode(chunk as Uint8Array).matchAll(/^event: (.+)$/gm)) seen.push(type!);
      }
    })().catch(() => undefined);
    return { seen, stop: () => closing.abort() };
  }
}

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
