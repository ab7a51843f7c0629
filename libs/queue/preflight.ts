import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '@app/config/config.js';
import { within } from './time-limit.js';

/** The process can't start as things are; it ends, and whoever supervises it tries again. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

const limitMs = 60_000;
const attemptMs = 5_000;
const pauseMs = 250;

/**
 * Waits until PostgreSQL answers and is migrated, and Redis (where it is used) answers and is safe to use.
 * BullMQ must not be constructed before: it remembers a failed first connection for ever.
 * @throws NotReady
 */
export async function waitForServices(config: Config, waitMs = limitMs): Promise<void> {
  const until = Date.now() + waitMs;
  await waitForDatabase(config, waitMs);
  if (config.get('QUEUE_BACKEND') !== 'redis') return;
  const settings = await persist('Redis', until, () => readRedisSettings(config.get('REDIS_URL') ?? ''));
  if (!config.get('REDIS_ALLOW_UNSAFE')) refuseUnsafeRedis(settings);
}

/** Waits until PostgreSQL answers and is migrated. @throws NotReady */
export async function waitForDatabase(config: Config, waitMs: number): Promise<void> {
  await persist('PostgreSQL', Date.now() + waitMs, () => checkDatabase(config.get('DATABASE_URL')));
}

/** Waits for a BullMQ queue or worker. One that doesn't get ready now never will: the process must start anew. */
export async function whenReady(part: { waitUntilReady(): Promise<unknown> }, waitMs = 15_000): Promise<void> {
  try {
    await within(waitMs, 'connecting the queue', part.waitUntilReady());
  } catch (error) {
    throw new NotReady('The queue does not get ready', { cause: error });
  }
}

export interface RedisSettings {
  appendOnly: boolean;
  evictionPolicy: string;
}

/** @throws NotReady where this Redis may forget what it has confirmed. */
export function refuseUnsafeRedis({ appendOnly, evictionPolicy }: RedisSettings): void {
  const faults = [
    ...(appendOnly ? [] : ['appendonly is not yes']),
    ...(evictionPolicy === 'noeviction' ? [] : [`maxmemory-policy is ${evictionPolicy}, not noeviction`]),
  ];
  if (faults.length === 0) return;
  throw new NotReady(
    `This Redis may lose jobs: ${faults.join('; ')}. Start it with "--appendonly yes --maxmemory-policy noeviction", ` +
      'or set REDIS_ALLOW_UNSAFE=on to use it all the same.',
  );
}

async function persist<T>(service: string, until: number, check: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await within(attemptMs, service, check());
    } catch (error) {
      if (Date.now() + pauseMs > until)
        throw new NotReady(`${service} is not ready: ${String(error)}`, { cause: error });
      await sleep(pauseMs);
    }
  }
}

async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: attemptMs, query_timeout: attemptMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ migrated: boolean }>(`select to_regclass('outbox') is not null as migrated`);
    if (!rows[0]?.migrated) throw new Error('the database is not migrated');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** By INFO, because managed services refuse CONFIG. */
async function readRedisSettings(url: string): Promise<RedisSettings> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: attemptMs });
  // The connection's own error says why; the command's says only that it is closed.
  let cause: Error | undefined;
  redis.on('error', (error: Error) => (cause = error));
  try {
    await redis.connect();
    const info = `${await redis.info('persistence')}\r\n${await redis.info('memory')}`;
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? 'unknown';
    return { appendOnly: field('aof_enabled') === '1', evictionPolicy: field('maxmemory_policy') };
  } catch (error) {
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}
