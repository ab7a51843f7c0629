import type { PastAct, ScheduleOptions } from '../domain/schedule/schedule.js';
import type { ReviewRow } from '../reviews.rows.js';

type Recorded = Pick<
  ReviewRow,
  | 'cardId'
  | 'act'
  | 'rating'
  | 'reviewedAt'
  | 'setDueAt'
  | 'desiredRetention'
  | 'timeZone'
  | 'rolloverHour'
  | 'scheduling'
>;

/** A stored act as the fold takes it. `parameters`: those of the card. */
export function pastAct(row: Recorded, parameters: readonly number[] | undefined): PastAct {
  const at = row.reviewedAt;
  if (row.act === 'reset') return { act: 'reset', at };
  if (row.act === 'set-due') return { act: 'set-due', at, dueAt: row.setDueAt! };
  return { act: 'answer', at, rating: row.rating!, options: optionsOf(row, parameters) };
}

/** What a stored review is scheduled with, whenever it is folded. */
export function optionsOf(
  {
    cardId,
    desiredRetention,
    timeZone: zone,
    rolloverHour,
    scheduling,
  }: Omit<Recorded, 'act' | 'rating' | 'reviewedAt' | 'setDueAt'>,
  parameters: readonly number[] | undefined,
): ScheduleOptions {
  return { desiredRetention, seed: cardId, studyDays: { zone, rolloverHour }, scheduling, parameters };
}
