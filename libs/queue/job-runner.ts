import { UnrecoverableError, type Job as QueueJob } from 'bullmq';
import { jobPayloads, type Job, type JobName } from '@app/contracts/jobs.js';
import { AppError } from '@app/kernel/app-error.js';
import type { Transactions } from '@app/database/tx.js';
import type { JobOutcome } from '@app/observability/metrics.js';
import { runInContext } from '@app/observability/request-context.js';
import type { Logger } from 'pino';
import type { Message, MessageProcessor } from './backend.js';
import { countFailure, giveUp } from './job-failures.js';

/** One handler for each job of the catalogue. Its effect transaction calls `completeJob(tx, job)` itself. */
export type JobHandlers = { [N in JobName]: (job: Job<N>) => Promise<void> };

interface RunnerOptions {
  handlers: JobHandlers;
  transactions: Transactions;
  log: Logger;
  /** Told of each delivery's end; `unknown` is the name of all that the catalogue doesn't have. */
  countJob: (name: string, outcome: JobOutcome, tookSeconds: number) => void;
}

type Delivery = QueueJob<Message, void, string>;

/** Something else writes to our queue. */
class ForeignMessage extends Error {
  override readonly name = 'ForeignMessage';
}

/** A job that no later attempt could do: its name or its payload is not of the catalogue. */
class UnknownJob extends Error {
  override readonly name = 'UnknownJob';
}

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
    const outcome = await this.attempt(delivery);
    const name = isJobName(delivery.name) ? delivery.name : 'unknown';
    this.options.countJob(name, outcome, (performance.now() - startedAt) / 1000);
    // What the queue is told is no secret and no text that a store may refuse; the error is in the outbox and the log.
    const told = `see the log of ${delivery.id}`;
    // A dead row is not tried again: neither by the queue, nor does the outbox send it.
    if (outcome === 'dead') throw new UnrecoverableError(told);
    if (outcome === 'failed') throw new Error(told);
  }

  private async attempt(delivery: Delivery): Promise<JobOutcome> {
    try {
      const job = readJob(delivery);
      if (await this.countVanished(delivery)) return 'dead';
      await this.handle(job);
      return 'done';
    } catch (error) {
      if (isOutage(error)) {
        this.options.log.warn({ err: error }, 'job: what it needs is away');
        return 'failed';
      }
      return (await this.noteFailure(delivery, error)) ? 'dead' : 'failed';
    }
  }

  private handle<N extends JobName>(job: Job<N>): Promise<void> {
    return this.options.handlers[job.name](job);
  }

  /**
   * Where the delivery before ended without a word, its process died over it, perhaps because of it. That counts
   * as a failure, so that a job that kills its process comes to an end too. True: this was the end of it.
   */
  private async countVanished(delivery: Delivery): Promise<boolean> {
    const vanished = delivery.attemptsStarted - delivery.attemptsMade - 1;
    if (vanished <= (delivery.data.vanished ?? 0)) return false;
    const error = new Error('the process ended, or stood still, while it ran this job');
    const dead = await this.noteFailure(delivery, error);
    await delivery.updateData({ ...delivery.data, vanished });
    return dead;
  }

  /** True: this was the end of it. */
  private async noteFailure(delivery: Delivery, error: unknown): Promise<boolean> {
    const { transactions, log } = this.options;
    const { outboxId } = delivery.data;
    if (error instanceof ForeignMessage) {
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

const isJobName = (name: string): name is JobName => Object.hasOwn(jobPayloads, name);

/** Something that the job needs is away for now. It is tried again, ever more rarely, and not given up. */
const isOutage = (error: unknown) => error instanceof AppError && error.code === 'service.unavailable';

function readJob({ name, data }: Delivery): Job {
  const outboxId: unknown = data?.outboxId;
  if (typeof outboxId !== 'string' || !/^\d{1,18}$/.test(outboxId)) throw new ForeignMessage(`no outbox row: ${name}`);
  if (!isJobName(name)) throw new UnknownJob(`no such job: ${name}`);
  const payload = jobPayloads[name].safeParse(data.payload);
  if (!payload.success) throw new UnknownJob(`payload of ${name}: ${payload.error.message}`);
  return { name, payload: payload.data, outboxId };
}
