import type { Tx } from '@app/database/tx.js';
import type { Clock } from '@app/interview-template/domain/plan.js';
import { activeMs, grantedMs, stopsOf } from '../domain/ledger.js';
import { listSegments } from '../store/ledger.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { findSession } from '../store/sessions.store.js';
import { ledgerView, type LedgerEntryView } from '../view/sitting-view.js';

/** Where the time of a sitting that has ended went. */
export interface SittingTime {
  /** Of the clock of the whole. */
  mode: Clock['mode'];
  /** All that there was, what was given on top included; null where the clock is off. */
  limitMs: number | null;
  /** How long the clock ran. */
  activeMs: number;
  /** How often it was stopped, and for how long in all. */
  pauses: number;
  pausedMs: number;
  ledger: LedgerEntryView[];
}

/** Undefined while the sitting goes on. */
export async function sittingTime(tx: Tx, sessionId: string): Promise<SittingTime | undefined> {
  const session = await findSession(tx, sessionId);
  if (!session?.finishedAt) return undefined;
  const segments = await listSegments(tx, sessionId);
  const { count, ms } = stopsOf(segments);
  const planned = plannedMs(session);
  return {
    mode: session.plan.clock.mode,
    limitMs: planned === null ? null : planned + grantedMs(segments),
    activeMs: activeMs(segments, session.finishedAt),
    pauses: count,
    pausedMs: ms,
    ledger: ledgerView(session.personId, segments),
  };
}

/** Of a hard clock the ledger says what an accommodation adds; a nudge has no more than its length. */
function plannedMs({ plan: { clock }, limitMs, accommodation }: QuizSessionRow): number | null {
  switch (clock.mode) {
    case 'off':
      return null;
    case 'nudge':
      return Math.round(clock.seconds * 1_000 * (accommodation?.multiplier ?? 1));
    case 'hard':
      return limitMs;
  }
}
