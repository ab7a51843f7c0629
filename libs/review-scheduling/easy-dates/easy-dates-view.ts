import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import { daysBetween, type EasyDates } from '../domain/settings/easy-dates.js';
import { studyDaysFrom } from '../domain/study-day.js';
import { countDueIn, countStandingMoves } from './due-moves.store.js';

/** Easy dates, and what they mean for the cards that are there. */
export interface EasyDatesView extends EasyDates {
  /** Long-term cards that fall due on these days, counted up to `dueCardsLimit`. */
  dueCards: number;
  /** Cards that were moved out of these days and not seen since. */
  movedCards: number;
}

export const dueCardsLimit = 1_000;

export async function easyDatesViews(
  tx: Tx,
  personId: string,
  { timeZone, rolloverHour }: StudySettings,
  dates: readonly EasyDates[],
): Promise<EasyDatesView[]> {
  if (dates.length === 0) return [];
  const stretches = dates.map((range) => ({ id: range.id, ...stretchOf(range, timeZone, rolloverHour) }));
  const due = await countDueIn(tx, personId, stretches, dueCardsLimit);
  const moved = await countStandingMoves(
    tx,
    personId,
    dates.map(({ id }) => id),
  );
  return dates.map((range) => ({
    ...range,
    dueCards: due.get(range.id) ?? 0,
    movedCards: moved.get(range.id) ?? 0,
  }));
}

/** The first instant of the first day, and the first after the last. */
function stretchOf({ fromOn, untilOn }: EasyDates, zone: string, rolloverHour: number): { from: Date; before: Date } {
  const [first] = studyDaysFrom(fromOn, 1, zone, rolloverHour);
  const [last] = daysBetween(fromOn, untilOn) === 0 ? [first] : studyDaysFrom(untilOn, 1, zone, rolloverHour);
  return { from: first!.beginsAt, before: last!.endsAt };
}
