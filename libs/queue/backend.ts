import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  Worker,
  type BackendFactory,
  type IQueueBackend,
  type Job as QueueJob,
  type JobsOptions,
  type WorkerOptions,
} from 'bullmq';
import type { Config } from '@app/config/config.js';
import { GuardedClient } from '@app/database/guarded-client.js';
import type { Logger } from 'pino';
import { queueSchema } from './migrate-queue.js';

export const queueName = 'rehearse';

/** Of a row of the outbox. */
export interface Errand {
  outboxId: string;
  payload: unknown;
}

/** What travels: ids only, because job data is clear text. One errand, or a run of several of one name. */
export type Message = (Errand | { run: Errand[] }) & {
  /** Deliveries that ended without a word and have been counted as failures. */
  vanished?: number;
};

export type MessageQueue = Queue<Message, void, string, Message, void, string, IQueueBackend>;
export type MessageWorker = Worker<Message, void, string, IQueueBackend>;
export type MessageProcessor = (job: QueueJob<Message, void, string>) => Promise<void>;

/** One key slot, so that the queue also lives in a Redis Cluster. */
const redisPrefix = '{rehearse}';
const redisRetryMs = 2_000;

/**
 * After 5 attempts the outbox sends again. Removed at once, so that the stable id can be added again: the truth
 * about what is done is in PostgreSQL.
 */
export const messageOptions = (id: string, delayMs: number, retryDelayMs = 500): JobsOptions => ({
  jobId: `outbox-${id}`,
  delay: Math.max(0, Math.round(delayMs)),
  attempts: 5,
  backoff: { type: 'exponential', delay: retryDelayMs, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
});

/** A job of a killed worker runs again within about 20 s (BullMQ's defaults: more than 60 s, and only once). */
const workerOptions = {
  concurrency: 8,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 10,
  drainDelay: 2,
  /** Pause after a lost connection. */
  runRetryDelay: 1_000,
} satisfies Partial<WorkerOptions>;

/** The producing end, for the relay. Fails fast while its store is away, so that the relay can back off. */
export function openQueue(config: Config, log: Logger): MessageQueue {
  const { factory, options } = backendOf(config, { maxRetriesPerRequest: 1, enableOfflineQueue: false }, 2);
  const queue: MessageQueue = new Queue(queueName, options, factory);
  queue.on('error', throttled(log, 'queue'));
  return queue;
}

/** The consuming end. It takes no job before `run()`. */
export function openWorker(config: Config, log: Logger, process: MessageProcessor): MessageWorker {
  const { factory, options } = backendOf(config, { maxRetriesPerRequest: null }, workerOptions.concurrency);
  const worker: MessageWorker = new Worker(
    queueName,
    process,
    { ...options, ...workerOptions, autorun: false },
    factory,
  );
  worker.on('error', throttled(log, 'queue worker'));
  return worker;
}

interface Backend {
  factory: BackendFactory;
  options: { connection: object; prefix?: string };
}

/** The one switch between the stores. */
function backendOf(config: Config, redis: object, poolSize: number): Backend {
  if (config.get('QUEUE_BACKEND') === 'redis') {
    const connection = { url: config.get('REDIS_URL'), retryStrategy: redisRetry, connectTimeout: 5_000, ...redis };
    return { factory: createRedisBackend, options: { connection, prefix: redisPrefix } };
  }
  const connection = {
    connectionString: config.get('DATABASE_URL'),
    schema: queueSchema,
    max: poolSize,
    application_name: 'rehearse-queue',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    statement_timeout: 10_000,
    Client: GuardedClient,
    // A message lost in a crash is sent again by the outbox, so the queue need not wait for the disk.
    options: '-c synchronous_commit=off',
  };
  return { factory: createPostgresBackend as unknown as BackendFactory, options: { connection } };
}

const redisRetry = (times: number) => Math.min(100 * 2 ** Math.min(times, 10), redisRetryMs);

const quietMs = 5_000;

/** An outage makes hundreds of equal errors; one in a few seconds says as much. */
function throttled(log: Logger, part: string): (error: Error) => void {
  let quietUntil = 0;
  let unsaid = 0;
  return (error) => {
    if (Date.now() < quietUntil) {
      unsaid += 1;
      return;
    }
    log.warn({ err: error, unsaid }, `${part}: error`);
    quietUntil = Date.now() + quietMs;
    unsaid = 0;
  };
}
