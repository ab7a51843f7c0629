import type { Clock } from '@app/interview-template/domain/plan.js';

/** How long a sitting without a hard clock may stay open, in milliseconds: a week. Nothing is held for ever. */
export const openEndMs = 7 * 86_400_000;

/** Milliseconds of a hard clock; null where it is none. `multiplier`: the accommodation's. */
export function limitOf(clock: Clock, multiplier = 1): number | null {
  return clock.mode === 'hard' ? Math.round(clock.seconds * 1_000 * multiplier) : null;
}
