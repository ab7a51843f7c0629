export const segmentKinds = [
  'started',
  'paused',
  'resumed',
  'extended',
  'credited',
  'expired',
  'finished',
  'terminated',
  'reopened',
] as const;

/**
 * One entry of a sitting's time ledger: append-only, stamped by the server. `amountMs`: the time given by `extended`,
 * `credited` and `reopened`, in milliseconds. A sitting that was reopened is paused until `resumed`.
 */
export type Segment = {
  kind: (typeof segmentKinds)[number];
  at: Date;
  amountMs?: number | undefined;
  actorId?: string | null;
  reason?: string | null;
};

/** When the time is up, if nothing else happens; null before the start and while paused. */
export function deadlineOf(segments: readonly Segment[], limitMs: number): Date | null {
  const reading = read(segments);
  if (reading.runningSince === null) return null;
  return new Date(reading.runningSince + Math.max(0, limitMs + reading.grantedMs - reading.ranMs));
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

/** How long the clock ran between two moments. */
export function ranBetween(segments: readonly Segment[], from: Date, to: Date): number {
  const ranUntil = (moment: Date) =>
    activeMs(
      segments.filter(({ at }) => at <= moment),
      moment,
    );
  return ranUntil(to) - ranUntil(from);
}

/** All the time that was given beyond the limit. */
export function grantedMs(segments: readonly Segment[]): number {
  return read(segments).grantedMs;
}

/** How often the clock was stopped, and for how long in all: what a reopening waited for its candidate included. */
export function stopsOf(segments: readonly Segment[]): { count: number; ms: number } {
  const stops = { count: 0, ms: 0 };
  let since: number | null = null;
  for (const { kind, at } of segments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (kind === 'paused' || kind === 'reopened') {
      if (since === null) stops.count += 1;
      since ??= at.getTime();
    } else if (kind === 'extended' || kind === 'credited') continue;
    else if (since !== null) {
      stops.ms += at.getTime() - since;
      since = null;
    }
  }
  return stops;
}

interface Reading {
  /** Milliseconds of the stretches that a pause ended. */
  ranMs: number;
  /** When the stretch began that runs, or that ran when the sitting ended; null while paused. */
  runningSince: number | null;
  grantedMs: number;
  endedAt: number | null;
}

/**
 * Entries that change nothing (a second pause or end, a pause after the end) are passed over. What was given counts also
 * where it lies after the end: given in the grace, it can put the deadline, and with it the end, at a moment before it.
 */
function read(segments: readonly Segment[]): Reading {
  const reading: Reading = { ranMs: 0, runningSince: null, grantedMs: 0, endedAt: null };
  for (const segment of segments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const isGiven = segment.kind === 'extended' || segment.kind === 'credited';
    if (reading.endedAt === null || isGiven) take(reading, segment);
    else if (segment.kind === 'reopened') reopen(reading, segment);
  }
  return reading;
}

function take(reading: Reading, { kind, at, amountMs = 0 }: Segment): void {
  switch (kind) {
    case 'started':
    case 'resumed':
      reading.runningSince ??= at.getTime();
      break;
    case 'paused':
      stop(reading, at.getTime());
      break;
    case 'extended':
    case 'credited':
      reading.grantedMs += Math.max(0, amountMs);
      break;
    case 'expired':
    case 'finished':
    case 'terminated':
      reading.endedAt = at.getTime();
      break;
    case 'reopened':
  }
}

/** The clock stands where it stood at the end, with more time on it. */
function reopen(reading: Reading, { amountMs = 0 }: Segment): void {
  stop(reading, reading.endedAt!);
  reading.endedAt = null;
  reading.grantedMs += Math.max(0, amountMs);
}

function stop(reading: Reading, at: number): void {
  if (reading.runningSince !== null) reading.ranMs += at - reading.runningSince;
  reading.runningSince = null;
}
