import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '@app/config/config.js';
import { jobPayloads, type Job, type JobName } from '@app/contracts/jobs.js';
import { Listener } from '@app/database/listener.js';
import { Transactions } from '@app/database/tx.js';
import { makeLogger, type Logger } from '@app/observability/logger.js';
import { openQueue, openWorker, type MessageQueue, type MessageWorker } from '@app/queue/backend.js';
import { JobRunner, type JobHandlers } from '@app/queue/job-runner.js';
import { completeJob, outboxChannel } from '@app/queue/outbox.js';
import { Relay } from '@app/queue/relay.js';
import { cloneDatabase, openDataSource } from './database.js';

export interface OutboxState {
  id: string;
  sends: number;
  failures: number;
  lastError: string | null;
  done: boolean;
  dead: boolean;
}

type AnyHandler = (job: Job, rig: QueueRig) => Promise<void>;
type RunHandler = (jobs: readonly Job[], rig: QueueRig) => Promise<void>;

/** Outbox, relay and worker over a database (and a Redis) of their own, with handlers of the test's. */
export class QueueRig {
  readonly transactions: Transactions;
  readonly queue: MessageQueue;
  readonly delivered: Job[] = [];
  readonly runs: (readonly Job[])[] = [];
  readonly outcomes: string[] = [];
  /** What `completeJob` answered, in order. */
  readonly completed: boolean[] = [];
  private readonly ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly config: Config,
    readonly dataSource: DataSource,
    private readonly log: Logger,
  ) {
    this.transactions = new Transactions(dataSource);
    this.queue = openQueue(config, log);
  }

  /** Over PostgreSQL, or over Redis where its address is given. */
  static async open(redisUrl?: string): Promise<QueueRig> {
    const database = await cloneDatabase();
    const backend = redisUrl ? { QUEUE_BACKEND: 'redis', REDIS_URL: redisUrl } : {};
    const config = readConfig({ DATABASE_URL: database.url, ...backend });
    const log = makeLogger({ level: process.env['RIG_LOG'] === 'on' ? 'debug' : 'silent', service: 'test' });
    const rig = new QueueRig(config, await openDataSource(database.url), log);
    rig.ends.push(
      () => database.drop(),
      () => rig.dataSource.destroy(),
      () => rig.queue.close(),
    );
    await rig.queue.waitUntilReady();
    return rig;
  }

  async close(): Promise<void> {
    for (const end of this.ends.reverse()) await end();
  }

  /** A relay that is woken at commits. */
  async startRelay(): Promise<Relay> {
    const { transactions, queue, log } = this;
    const relay = new Relay({ transactions, queue, log, retryDelayMs: 20 });
    relay.start();
    const wake = () => relay.wake();
    const url = this.config.get('DATABASE_URL');
    const listener = new Listener({ url, channel: outboxChannel, onMessage: wake, onListening: wake });
    this.ends.push(
      () => relay.stop(),
      () => listener.close(),
    );
    await listener.listening();
    return relay;
  }

  /** A worker whose every job is handled so, those of a run one by one unless it is told; by default it completes them. */
  async startWorker(handle: AnyHandler = (job) => this.complete(job), handleRun?: RunHandler): Promise<MessageWorker> {
    const handler = async (job: Job) => {
      this.delivered.push(job);
      await handle(job, this);
    };
    const handleAll = async (jobs: Job[]) => {
      this.runs.push(jobs);
      if (handleRun) await handleRun(jobs, this);
      else for (const job of jobs) await handler(job);
    };
    const names = Object.keys(jobPayloads) as JobName[];
    const runner = new JobRunner({
      handlers: Object.fromEntries(names.map((name) => [name, handler])) as unknown as JobHandlers,
      runHandlers: { 'review.grade': handleAll, 'session.count': handleAll },
      transactions: this.transactions,
      log: this.log,
      countJob: (name, outcome) => this.outcomes.push(`${name} ${outcome}`),
    });
    const worker = this.openWorker(runner.process);
    await worker.waitUntilReady();
    void worker.run();
    return worker;
  }

  openWorker(process: Parameters<typeof openWorker>[2]): MessageWorker {
    const worker = openWorker(this.config, this.log, process);
    this.ends.push(() => worker.close());
    return worker;
  }

  async complete(job: Job): Promise<void> {
    this.completed.push(await this.transactions.run((tx) => completeJob(tx, job)));
  }

  async outbox(): Promise<OutboxState[]> {
    return this.dataSource.query(
      `select id, sends, failures, last_error as "lastError", done_at is not null as done, dead_at is not null as dead
         from outbox order by id`,
    );
  }

  /** Waits until the outbox is so. */
  async until(holds: (rows: OutboxState[]) => boolean, ms = 15_000): Promise<OutboxState[]> {
    const limit = Date.now() + ms;
    for (;;) {
      const rows = await this.outbox().catch(() => []);
      if (rows.length > 0 && holds(rows)) return rows;
      if (Date.now() > limit) throw new Error(`Not so within ${ms} ms: ${JSON.stringify(rows.slice(0, 20))}`);
      await sleep(50);
    }
  }
}

export const allDone = (rows: OutboxState[]): boolean => rows.every(({ done }) => done);
