import { isDeepStrictEqual } from 'node:util';
import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import type { Accommodation } from '@app/identity/domain/accommodation.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import type { Actor } from '@app/kernel/actor.js';
import { announce } from '@app/queue/outbox.js';
import { giveTime, lockCurrent } from './clock-acts.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { openSessions, writeAccommodation } from '../store/sessions.store.js';
import { chargeOpenItem, stretchLimits } from '../store/visits.store.js';

/** What of a person's accommodation counts in a sitting of this plan. */
export function accommodationIn({ accommodations }: Pick<Plan, 'accommodations'>, accommodation: Accommodation | null) {
  return accommodations.apply ? accommodation : null;
}

/** Milliseconds that a factor adds to a hard clock of the whole sitting; elsewhere there is nothing to lengthen. */
export function addedMs({ clock }: Pick<Plan, 'clock'>, factor: number): number {
  return clock.mode === 'hard' ? Math.round(clock.seconds * 1_000 * (factor - 1)) : 0;
}

/** As the ledger says it. */
export const accommodationReason = (multiplier: number): string => `Accommodation: ${multiplier} times the time`;

/**
 * Gives a person's sittings that have not ended what the person is granted now, at once. Time and breaks that a sitting
 * has are never taken from it.
 * @returns how many sittings it reached
 */
export async function accommodateRunning(
  tx: Tx,
  personId: string,
  granted: Accommodation | null,
  by: Actor,
): Promise<number> {
  if (!granted) return 0;
  let reached = 0;
  for (const sessionId of await openSessions(tx, personId)) {
    const session = await lockCurrent(tx, sessionId);
    const isOpen = session.state === 'running' || session.state === 'paused';
    if (isOpen && session.plan.accommodations.apply && (await accommodate(tx, session, granted, by))) reached += 1;
  }
  return reached;
}

async function accommodate(tx: Tx, session: QuizSessionRow, granted: Accommodation, by: Actor): Promise<boolean> {
  const { id, plan, personId, accommodation: before } = session;
  const after = merged(before, granted);
  if (isDeepStrictEqual(before, after)) return false;
  await writeAccommodation(tx, id, after);
  const [old, multiplier] = [before?.multiplier ?? 1, after.multiplier];
  const amountMs = addedMs(plan, multiplier) - addedMs(plan, old);
  const reason = accommodationReason(multiplier);
  const act = { sessionId: id, actorId: by.personId, reason };
  if (amountMs > 0) await giveTime(tx, { ...act, kind: 'extended', amountMs, wholeOnly: true });
  else announce(tx, [{ type: 'session.extended', personId, id }]);
  if (multiplier > old) {
    if (session.openedAt) await chargeOpenItem(tx, session, await databaseNow(tx));
    await stretchLimits(tx, id, multiplier / old);
  }
  return true;
}

function merged(before: Accommodation | null, granted: Accommodation): Accommodation {
  return {
    multiplier: Math.max(before?.multiplier ?? 1, granted.multiplier),
    extraBreaks: Math.max(before?.extraBreaks ?? 0, granted.extraBreaks),
    breakMinutes: Math.max(before?.breakMinutes ?? 0, granted.breakMinutes),
    hiddenClock: granted.hiddenClock,
    warningMinutes: granted.warningMinutes,
  };
}
