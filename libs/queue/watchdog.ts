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
  times?: WatchdogTimes;
}

interface WatchdogTimes {
  everyMs: number;
  /** Without a start for so long, and nothing under way. */
  stuckMs: number;
  /** The same where something is under way: a handler that hangs is not progress for ever. */
  busyMs: number;
  /** Nothing is judged so soon after the start: where a store stays away, this is how often the process restarts. */
  graceMs: number;
}

const usualTimes: WatchdogTimes = { everyMs: 5_000, stuckMs: 20_000, busyMs: 900_000, graceMs: 60_000 };
/** Rows younger than this are in time. */
const lateSeconds = 20;

/**
 * Looks for work that waits while this process starts none: the queue's connections can die in ways of which
 * they say nothing. Where PostgreSQL doesn't answer there is nothing to judge by, and the clock starts afresh.
 */
export async function watchProgress(options: WatchdogOptions): Promise<void> {
  const { runner, signal, log, times = usualTimes } = options;
  const startedAt = performance.now();
  let blindAt = startedAt;
  let suspected = false;
  while (!signal.aborted) {
    await sleep(times.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    const now = performance.now();
    const idleMs = now - Math.max(runner.lastStartAt, blindAt);
    if (now - startedAt < times.graceMs || idleMs < (runner.running > 0 ? times.busyMs : times.stuckMs)) {
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
  const [row] = await dataSource.query<[{ unsent: boolean; undone: boolean }]>(
    `select coalesce(bool_or(next_send_at < clock_timestamp() - $1 * interval '1 second'), false) as unsent,
            coalesce(bool_or(greatest(created_at, run_at) < clock_timestamp() - $1 * interval '1 second'), false) as undone
       from (select next_send_at, created_at, run_at from outbox
              where done_at is null and dead_at is null order by next_send_at limit 1000) as pending`,
    [lateSeconds],
  );
  if (row.unsent) return 'outbox rows are due and not sent';
  if (!row.undone) return undefined;
  const { waiting = 0 } = await within(2_000, 'queue counts', queue.getJobCounts('waiting'));
  return waiting > 0 ? 'jobs wait and none is started' : undefined;
}
