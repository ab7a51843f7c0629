import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import type { MessageQueue } from './backend.js';
import type { JobRunner } from './job-runner.js';
import { within } from './time-limit.js';

interface WatchdogOptions {
  dataSource: DataSource;
  queue: MessageQueue;
  runner: Pick<JobRunner, 'running' | 'lastStartAt'>;
  log: Logger;
  signal: AbortSignal;
  /** Work waits and none of it is started here. The process should end, to be started anew. */
  onStuck: (reason: string) => void;
}

const everyMs = 5_000;
const stuckMs = 20_000;
/** A handler that hangs is not progress for ever. */
const busyMs = 300_000;
/** Nothing is judged so soon after the start: where a store stays away, this is how often the process restarts. */
const graceMs = 60_000;

/**
 * Looks for work that waits while this process starts none: the queue's connections can die in ways of which
 * they say nothing. Where PostgreSQL doesn't answer there is nothing to judge by, and the clock starts afresh.
 */
export async function watchProgress(options: WatchdogOptions): Promise<void> {
  const { runner, signal, log } = options;
  const startedAt = performance.now();
  let blindAt = startedAt;
  let suspected = false;
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    const now = performance.now();
    const idleMs = now - Math.max(runner.lastStartAt, blindAt);
    if (now - startedAt < graceMs || idleMs < (runner.running > 0 ? busyMs : stuckMs)) {
      suspected = false;
      continue;
    }
    try {
      const reason = await findStuckWork(options);
      // Seen twice, because a job may have come in that very moment.
      if (reason && suspected) return options.onStuck(reason);
      suspected = reason !== undefined;
    } catch (error) {
      blindAt = performance.now();
      log.warn({ err: error }, 'watchdog: sees nothing');
    }
  }
}

/**
 * Rows that should have been sent, or that were sent and wait in the queue. Rows that rest between two sendings
 * are no sign of it.
 */
export async function findStuckWork({
  dataSource,
  queue,
}: Pick<WatchdogOptions, 'dataSource' | 'queue'>): Promise<string | undefined> {
  const [row] = (await dataSource.query(
    `select coalesce(bool_or(next_send_at < clock_timestamp() - $1 * interval '1 ms'), false) as unsent,
            coalesce(bool_or(greatest(created_at, run_at) < clock_timestamp() - $1 * interval '1 ms'), false) as undone
       from (select next_send_at, created_at, run_at from outbox
              where done_at is null and dead_at is null order by next_send_at limit 1000) as pending`,
    [stuckMs],
  )) as [{ unsent: boolean; undone: boolean }];
  if (row.unsent) return 'outbox rows are due and not sent';
  if (!row.undone) return undefined;
  const { waiting = 0 } = await within(2_000, 'queue counts', queue.getJobCounts('waiting'));
  return waiting > 0 ? 'jobs wait and none is started' : undefined;
}
