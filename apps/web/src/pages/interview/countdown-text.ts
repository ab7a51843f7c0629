import { plural } from '../../time.js';

/** `12 days to go`, in study days. */
export function countdownText({ daysLeft }: { daysLeft: number }): string {
  if (daysLeft === 0) return 'Today';
  return daysLeft === 1 ? 'Tomorrow' : `${plural(daysLeft, 'day')} to go`;
}
