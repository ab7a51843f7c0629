import { calendarDay, dateText, plural } from '../../time.js';

/** When the next reviews come, in one sentence; nothing where none are planned. */
export function nextDueText(nextDue: readonly { dueOn: string; count: number }[]): string | undefined {
  const [next] = nextDue;
  return next && `Next: ${plural(next.count, 'review')} on ${dateText(calendarDay(next.dueOn))}.`;
}
