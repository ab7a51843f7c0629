import type { Segment } from './ledger.js';

/** Shorter silences are the network's ordinary hiccups. Milliseconds. */
export const shortestOutageMs = 3_000;

interface Outage {
  /** What the page says it could not reach the server for. */
  offlineMs: number;
  /** How long the clock ran while the server did not hear of the page. */
  silentMs: number;
  /** The most that is given back in all. */
  capMs: number;
  segments: readonly Segment[];
}

/** Milliseconds to give back for an outage: what both sides missed of each other, up to what is left of the cap. */
export function creditOf({ offlineMs, silentMs, capMs, segments }: Outage): number {
  const lost = Math.floor(Math.min(offlineMs, silentMs));
  if (lost < shortestOutageMs) return 0;
  const given = segments
    .filter(({ kind, actorId }) => kind === 'credited' && !actorId)
    .reduce((sum, { amountMs = 0 }) => sum + amountMs, 0);
  return Math.max(0, Math.min(lost, capMs - given));
}
