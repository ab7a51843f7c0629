import type { CardState } from './schedule.js';

/** A state as it is kept with a review: dates are texts there. */
export type KeptState = { [K in keyof CardState]: CardState[K] | string };

const fields = [
  'state',
  'stability',
  'difficulty',
  'dueAt',
  'lastReviewAt',
  'reps',
  'lapses',
  'learningSteps',
  'scheduledDays',
] as const satisfies readonly (keyof CardState)[];
export type StateField = (typeof fields)[number];

/** The fields in which two states differ at all: numbers to the last bit, instants to the millisecond. */
export function differingFields(a: CardState | KeptState, b: CardState | KeptState): StateField[] {
  return fields.filter((field) => plain(field, a[field]) !== plain(field, b[field]));
}

export function isSameState(a: CardState | KeptState, b: CardState | KeptState): boolean {
  return differingFields(a, b).length === 0;
}

function plain(field: StateField, value: unknown): unknown {
  const isInstant = field === 'dueAt' || field === 'lastReviewAt';
  return isInstant && value !== null ? new Date(value as string | Date).getTime() : value;
}
