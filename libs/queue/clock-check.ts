import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { NotReady } from './preflight.js';

/** The queue's locks and delays use the host's clock, sessions the database's: they must agree. */
export const mostSkewMs = 1_000;

const samples = 3;
const everyMs = 60_000;

/** Milliseconds that this host's clock is ahead of the database's, and by how much that may be wrong. */
export interface ClockSkew {
  aheadMs: number;
  uncertainMs: number;
}

/** The best of a few readings: of each, half its round trip is the uncertainty. */
export async function measureClockSkew(dataSource: DataSource): Promise<ClockSkew> {
  let best: ClockSkew | undefined;
  for (let i = 0; i < samples; i += 1) {
    const skew = await readOnce(dataSource);
    if (!best || skew.uncertainMs < best.uncertainMs) best = skew;
  }
  return best as ClockSkew;
}

async function readOnce(dataSource: DataSource): Promise<ClockSkew> {
  const startedAt = performance.now();
  const [row] = await dataSource.query<[{ now: number }]>(
    `select extract(epoch from clock_timestamp())::float8 * 1000 as now`,
  );
  const uncertainMs = (performance.now() - startedAt) / 2;
  return { aheadMs: Date.now() - uncertainMs - row.now, uncertainMs };
}

/** @throws NotReady where the clocks differ by more than a second for certain. */
export function refuseSkew({ aheadMs, uncertainMs }: ClockSkew): void {
  if (Math.abs(aheadMs) - uncertainMs <= mostSkewMs) return;
  const direction = aheadMs > 0 ? 'ahead of' : 'behind';
  throw new NotReady(
    `This host's clock is ${Math.round(Math.abs(aheadMs))} ms ${direction} the database's; set it right.`,
  );
}

/** Checks once a minute until the signal. `onSkew` is called with the error where the clocks have drifted apart. */
export async function watchClock(
  dataSource: DataSource,
  options: { log: Logger; signal: AbortSignal; onSkew: (error: Error) => void },
): Promise<void> {
  while (!options.signal.aborted) {
    await sleep(everyMs, undefined, { signal: options.signal, ref: false }).catch(() => undefined);
    if (options.signal.aborted) return;
    try {
      refuseSkew(await measureClockSkew(dataSource));
    } catch (error) {
      if (error instanceof NotReady) options.onSkew(error);
      else options.log.warn({ err: error }, 'clock check: not possible');
    }
  }
}
