import type { Fault } from '@app/kernel/app-error.js';

/** What an instructor can do to somebody's sitting. */
export const supervisionActs = ['pause', 'resume', 'extend', 'credit', 'terminate', 'reopen'] as const;
export type SupervisionAct = (typeof supervisionActs)[number];

/** Acts that give time, with the least of it in minutes; the others take none. */
export const leastMinutes: Partial<Record<SupervisionAct, number>> = { extend: 1, credit: 1, reopen: 0 };
export const mostMinutes = 600;

/** What is wrong with an act's reason, or the minutes it gives. */
export function checkAct(
  act: SupervisionAct,
  { reason, minutes }: { reason: string; minutes?: number | undefined },
): Fault[] {
  const faults: Fault[] = [];
  const { length } = reason.trim();
  if (length < 3 || length > 500) faults.push({ pointer: '/reason', message: 'must have 3 to 500 characters' });
  const least = leastMinutes[act];
  if (least === undefined) {
    if (minutes !== undefined) faults.push({ pointer: '/minutes', message: 'is not for this act' });
  } else if (minutes === undefined || !Number.isInteger(minutes) || minutes < least || minutes > mostMinutes) {
    faults.push({ pointer: '/minutes', message: `must be a whole number from ${least} to ${mostMinutes}` });
  }
  return faults;
}
