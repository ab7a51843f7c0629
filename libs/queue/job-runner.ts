import { UnrecoverableError, type Job as QueueJob } from 'bullmq';
import type { Job, JobName, RunName } from '@app/contracts/jobs.js';
import { AppError } from '@app/kernel/app-error.js';
import type { Transactions } from '@app/database/tx.js';
import type { JobOutcome } from '@app/observability/metrics.js';
import { runInContext } from '@app/observability/request-context.js';
import type { Logger } from 'pino';
import type { Errand, Message, MessageProcessor } from './backend.js';
import { countFailure, giveUp } from './job-failures.js';
import { waitingErrands } from './outbox.js';
import { errandsOf, ForeignMessage, isJobName, isRunName, readJob, UnknownJob } from './read-job.js';

/** One handler for each job of the catalogue. Its effect transaction calls `completeJob(tx, job)` itself. */
export type JobHandlers = { [N in JobName]: (job: Job<N>) => Promise<void> };

/** For jobs that come in runs: does all of them in one transaction, which calls `completeJobs(tx, jobs)`. */
export type RunHandlers = { [N in RunName]: (jobs: Job<N>[]) => Promise<void> };

interface RunnerOptions {
  handlers: JobHandlers;
  runHandlers: RunHandlers;
  transactions: Transactions;
  log: Logger;
  /** Told of each delivery's end; `unknown` is the name of all that the catalogue doesn't have. */
  countJob: (name: string, outcome: JobOutcome, tookSeconds: number) => void;
}

type Delivery = QueueJob<Message, void, string>;

/** Hands deliveries to their handlers. Failures are counted in PostgreSQL: the queue's own count may be lost. */
export class JobRunner {
  /** Deliveries under way in this process. */
  running = 0;
  /** When this process last started one (`performance.now()`). */
  lastStartAt = performance.now();

  constructor(private readonly options: RunnerOptions) {}

  readonly process: MessageProcessor = (delivery) => {
    this.running += 1;
    this.lastStartAt = performance.now();
    const context = { job: delivery.name, messageId: delivery.id ?? '' };
    return runInContext(context, () => this.deliver(delivery)).finally(() => {
      this.running -= 1;
    });
  };

  private async deliver(delivery: Delivery): Promise<void> {
    const startedAt = performance.now();
    const outcomes = await this.attempt(delivery);
    const name = isJobName(delivery.name) ? delivery.name : 'unknown';
    const tookSeconds = (performance.now() - startedAt) / 1000;
    for (const outcome of outcomes) this.options.countJob(name, outcome, tookSeconds);
    // What the queue is told is no secret and no text that a store may refuse; the error is in the outbox and the log.
    const told = `see the log of ${delivery.id}`;
    if (outcomes.includes('failed')) throw new Error(told);
    // A dead row is not tried again: neither by the queue, nor does the outbox send it.
    if (outcomes.includes('dead')) throw new UnrecoverableError(told);
  }

  /** What became of each job of a delivery. */
  private async attempt(delivery: Delivery): Promise<JobOutcome[]> {
    try {
      const errands = errandsOf(delivery.data, delivery.name);
      if (errands.length === 1) return [await this.attemptOne(delivery, errands[0]!)];
      return await this.attemptRun(delivery, errands);
    } catch (error) {
      return [await this.outcomeOf(error, delivery, undefined)];
    }
  }

  private async attemptOne(delivery: Delivery, errand: Errand): Promise<JobOutcome> {
    try {
      const job = readJob(delivery.name, errand);
      if (await this.countVanished(delivery, errand.outboxId)) return 'dead';
      await this.handle(job);
      return 'done';
    } catch (error) {
      return this.outcomeOf(error, delivery, errand.outboxId);
    }
  }

  /**
   * All in one transaction; where that fails, or ended a process, each by itself, so that one that can't be done holds up
   * nobody else. Whose doing an end without a word was is not known: it counts against the first that is not done, and
   * the others come to be done before the next.
   */
  private async attemptRun(delivery: Delivery, errands: Errand[]): Promise<JobOutcome[]> {
    const waiting = await this.waitingOf(errands);
    if (waiting.length === 0) return [];
    const isDead = await this.countVanished(delivery, waiting[0]!.outboxId);
    if (!delivery.data.vanished && (await this.runTogether(delivery, waiting))) return waiting.map(() => 'done');
    const outcomes: JobOutcome[] = isDead ? ['dead'] : [];
    for (const errand of isDead ? waiting.slice(1) : waiting) outcomes.push(await this.attemptAlone(delivery, errand));
    return outcomes;
  }

  private async waitingOf(errands: Errand[]): Promise<Errand[]> {
    const ids = errands.map(({ outboxId }) => outboxId);
    const waiting = new Set(await this.options.transactions.single((tx) => waitingErrands(tx, ids)));
    return errands.filter(({ outboxId }) => waiting.has(outboxId));
  }

  private async runTogether(delivery: Delivery, errands: Errand[]): Promise<boolean> {
    const { name } = delivery;
    if (!isRunName(name)) return false;
    try {
      await this.handleRun(
        name,
        errands.map((errand) => readJob(name, errand)),
      );
      return true;
    } catch (error) {
      if (isOutage(error)) throw error;
      this.options.log.warn({ err: error, jobs: errands.length }, 'job: a run failed, each is done by itself');
      return false;
    }
  }

  private async attemptAlone(delivery: Delivery, errand: Errand): Promise<JobOutcome> {
    try {
      await this.handle(readJob(delivery.name, errand));
      return 'done';
    } catch (error) {
      return this.outcomeOf(error, delivery, errand.outboxId);
    }
  }

  private async outcomeOf(error: unknown, delivery: Delivery, outboxId: string | undefined): Promise<JobOutcome> {
    if (isOutage(error)) {
      this.options.log.warn({ err: error }, 'job: what it needs is away');
      return 'failed';
    }
    return (await this.noteFailure(delivery, outboxId, error)) ? 'dead' : 'failed';
  }

  private handleRun<N extends RunName>(name: N, jobs: Job<N>[]): Promise<void> {
    return this.options.runHandlers[name](jobs);
  }

  private handle<N extends JobName>(job: Job<N>): Promise<void> {
    return this.options.handlers[job.name](job);
  }

  /**
   * Where the delivery before ended without a word, its process died over it, perhaps because of it. That counts
   * as a failure, so that a job that kills its process comes to an end too. True: this was the end of it.
   */
  private async countVanished(delivery: Delivery, outboxId: string): Promise<boolean> {
    const vanished = delivery.attemptsStarted - delivery.attemptsMade - 1;
    if (vanished <= (delivery.data.vanished ?? 0)) return false;
    const error = new Error('the process ended, or stood still, while it ran this job');
    const dead = await this.noteFailure(delivery, outboxId, error);
    await delivery.updateData({ ...delivery.data, vanished });
    return dead;
  }

  /** True: this was the end of it. */
  private async noteFailure(delivery: Delivery, outboxId: string | undefined, error: unknown): Promise<boolean> {
    const { transactions, log } = this.options;
    if (error instanceof ForeignMessage || outboxId === undefined) {
      log.error({ err: error }, 'job: a message that is not of the outbox');
      return true;
    }
    try {
      const counted =
        error instanceof UnknownJob
          ? await giveUp(transactions, outboxId, error)
          : await countFailure(transactions, outboxId, error);
      const attempt = delivery.attemptsMade + 1;
      if (counted === 'dead') log.error({ err: error, attempt }, 'job: dead');
      else log.warn({ err: error, attempt }, 'job: failed');
      return counted !== 'counted';
    } catch (uncounted) {
      log.error({ err: error, uncounted }, 'job: failed, and could not be counted');
      return false;
    }
  }
}

/** Something that the job needs is away for now. It is tried again, ever more rarely, and not given up. */
const isOutage = (error: unknown) => error instanceof AppError && error.code === 'service.unavailable';
