/**
 * One entry of a sitting's time ledger: append-only, stamped by the server. `amountMs`: the time given by
 * `extended` and `credited`, in milliseconds.
 */
export type Segment = {
  kind: 'started' | 'paused' | 'resumed' | 'extended' | 'credited' | 'expired' | 'finished';
  at: Date;
  amountMs?: number;
  actorId?: string | null;
  reason?: string | null;
};

/** When the time is up, if nothing else happens; null before the start and while paused. */
export function deadlineOf(segments: readonly Segment[], limitMs: number): Date | null {
  const { ranMs, runningSince, grantedMs } = read(segments);
  return runningSince === null ? null : new Date(runningSince + Math.max(0, limitMs + grantedMs - ranMs));
}

/** The time left, never negative; it stands still while paused and after the end. */
export function remainingMs(segments: readonly Segment[], limitMs: number, now: Date): number {
  return Math.max(0, limitMs + read(segments).grantedMs - activeMs(segments, now));
}

/** How long the clock has run: pauses don't count, nor does time after the end. */
export function activeMs(segments: readonly Segment[], now: Date): number {
  const { ranMs, runningSince, endedAt } = read(segments);
  if (runningSince === null) return ranMs;
  return ranMs + Math.max(0, (endedAt ?? now.getTime()) - runningSince);
}

interface Reading {
  /** Milliseconds of the stretches that a pause ended. */
  ranMs: number;
  /** When the stretch began that runs, or that ran when the sitting ended; null while paused. */
  runningSince: number | null;
  grantedMs: number;
  endedAt: number | null;
}

/** Entries that change nothing (a second pause, anything after the end) are passed over. */
function read(segments: readonly Segment[]): Reading {
  const reading: Reading = { ranMs: 0, runningSince: null, grantedMs: 0, endedAt: null };
  for (const { kind, at, amountMs } of segments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (reading.endedAt !== null) break;
    if (kind === 'started' || kind === 'resumed') {
      reading.runningSince ??= at.getTime();
    } else if (kind === 'paused') {
      if (reading.runningSince !== null) reading.ranMs += at.getTime() - reading.runningSince;
      reading.runningSince = null;
    } else if (kind === 'extended' || kind === 'credited') {
      reading.grantedMs += Math.max(0, amountMs ?? 0);
    } else {
      reading.endedAt = at.getTime();
    }
  }
  return reading;
}
