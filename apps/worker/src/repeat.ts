import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@app/observability/logger.js';

/** Work done again and again by each worker: safe to do twice, and to miss. */
export interface Schedule {
  name: string;
  everyMs: number;
  run: (signal: AbortSignal) => Promise<unknown>;
}

/** The first run comes soon, so that a process that restarts often also does what is rarely due. */
const firstWithinMs = 60_000;

/** Runs it until the signal, never two at once. The pauses vary by a fifth, so that workers don't move in step. */
export async function repeat(schedule: Schedule, { log, signal }: { log: Logger; signal: AbortSignal }): Promise<void> {
  let pauseMs = Math.min(schedule.everyMs / 5, firstWithinMs);
  while (!signal.aborted) {
    await sleep(jittered(pauseMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await schedule.run(signal);
    } catch (error) {
      log.error({ err: error, schedule: schedule.name }, 'schedule: failed');
    }
    pauseMs = schedule.everyMs;
  }
}

const jittered = (ms: number) => ms * (0.8 + 0.4 * Math.random());
