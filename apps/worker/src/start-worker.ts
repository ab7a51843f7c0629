import { setMaxListeners } from 'node:events';
import type { DataSource } from 'typeorm';
import type { Config } from '@app/config/config.js';
import { Listener } from '@app/database/listener.js';
import { Transactions } from '@app/database/tx.js';
import type { Logger } from '@app/observability/logger.js';
import type { Metrics } from '@app/observability/metrics.js';
import { openQueue, openWorker, type MessageQueue, type MessageWorker } from '@app/queue/backend.js';
import { measureClockSkew, refuseSkew, watchClock } from '@app/queue/clock-check.js';
import { JobRunner, type JobHandlers, type RunHandlers } from '@app/queue/job-runner.js';
import { outboxChannel } from '@app/queue/outbox.js';
import { waitForServices, whenReady } from '@app/queue/preflight.js';
import { readQueueFigures } from '@app/queue/queue-stats.js';
import { Relay } from '@app/queue/relay.js';
import { within } from '@app/queue/time-limit.js';
import { watchProgress } from '@app/queue/watchdog.js';
import { repeat, type Schedule } from './repeat.js';

export interface WorkerParts {
  config: Config;
  /** Open; the caller closes it after `stop()`. */
  dataSource: DataSource;
  logger: Logger;
  metrics: Metrics;
  handlers: JobHandlers;
  runHandlers: RunHandlers;
  schedules: readonly Schedule[];
  /** The worker can't go on; the process should end with that code. */
  onFatal: (exitCode: number, reason: unknown) => void;
}

export interface RunningWorker {
  /** Rejects, mostly with NotReady, where the worker can't start. */
  ready: Promise<void>;
  /** Lets jobs under way end, for 25 s at most. */
  stop(): Promise<void>;
}

/** Exit codes for the supervisor. */
export const exitCodes = { failed: 1, stuck: 70, badSettings: 78 } as const;

const drainMs = 25_000;
const closeMs = 5_000;

/**
 * Starts schedules, relay, jobs and watchers of one worker. PostgreSQL must be there (`waitForDatabase`); the queue is
 * waited for while the schedules already run: what they guarantee must not need a queue.
 */
export function startWorker(parts: WorkerParts): RunningWorker {
  const worker = new RehearseWorker(parts);
  const ready = worker.start();
  return { ready, stop: () => worker.stop(ready) };
}

class RehearseWorker {
  private readonly stopping = new AbortController();
  private readonly runner: JobRunner;
  private readonly transactions: Transactions;
  private queue: MessageQueue | undefined;
  private worker: MessageWorker | undefined;
  private relay: Relay | undefined;
  private listener: Listener | undefined;
  private chores: Promise<unknown> = Promise.resolve();
  private background: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: WorkerParts) {
    this.transactions = new Transactions(parts.dataSource);
    // Each schedule listens, some once more while they pause; so do the watchers.
    setMaxListeners(2 * parts.schedules.length + 10, this.stopping.signal);
    this.runner = new JobRunner({
      handlers: parts.handlers,
      runHandlers: parts.runHandlers,
      transactions: this.transactions,
      log: parts.logger,
      countJob: (name, outcome, tookSeconds) => parts.metrics.countJob(name, outcome, tookSeconds),
    });
  }

  async start(): Promise<void> {
    const { config, dataSource, logger, metrics } = this.parts;
    refuseSkew(await measureClockSkew(dataSource));
    this.chores = this.runSchedules();
    await waitForServices(config);
    const queue = (this.queue = openQueue(config, logger));
    await whenReady(queue);
    const worker = (this.worker = openWorker(config, logger, this.runner.process));
    await whenReady(worker);
    if (this.stopping.signal.aborted) return;
    metrics.watchQueue(() => readQueueFigures(dataSource, queue));
    void worker.run().catch((error: unknown) => this.parts.onFatal(exitCodes.failed, error));
    const relay = (this.relay = new Relay({ transactions: this.transactions, queue, log: logger }));
    relay.start();
    this.listener = this.listen(relay);
    this.background = this.watch(queue);
  }

  /** What is not there yet, because the start is under way or failed, needs no stopping. */
  async stop(started: Promise<void>): Promise<void> {
    this.stopping.abort();
    await this.ended('start', closeMs, started);
    await Promise.all([
      this.ended('listener', closeMs, this.listener?.close()),
      this.relay?.stop(),
      this.ended('schedules', closeMs, this.chores),
      this.ended('watchers', closeMs, this.background),
    ]);
    await this.ended('jobs under way', drainMs, this.worker?.close());
    await this.ended('queue', closeMs, this.queue?.close());
  }

  private listen(relay: Relay): Listener {
    return new Listener({
      url: this.parts.config.get('DATABASE_URL'),
      channel: outboxChannel,
      onMessage: () => relay.wake(),
      onListening: () => relay.wake(),
      onError: (error) => this.parts.logger.warn({ err: error }, 'outbox listener: connection lost'),
    });
  }

  private runSchedules(): Promise<unknown> {
    const { logger: log, schedules } = this.parts;
    const { signal } = this.stopping;
    return Promise.all(schedules.map((schedule) => repeat(schedule, { log, signal })));
  }

  private watch(queue: MessageQueue): Promise<unknown> {
    const { dataSource, logger: log, onFatal } = this.parts;
    const { signal } = this.stopping;
    const onStuck = (reason: string) => onFatal(exitCodes.stuck, new Error(reason));
    const onSkew = (error: Error) => onFatal(exitCodes.failed, error);
    return Promise.all([
      watchClock(dataSource, { log, signal, onSkew }),
      watchProgress({ dataSource, queue, runner: this.runner, log, signal, onStuck }),
    ]);
  }

  private async ended(part: string, limitMs: number, end: Promise<unknown> | undefined): Promise<void> {
    try {
      if (end) await within(limitMs, part, end);
    } catch (error) {
      this.parts.logger.warn({ err: error }, `stop: ${part}`);
    }
  }
}
