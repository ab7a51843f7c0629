import type { DayNumbers } from '../schedule/day-numbers.js';

/** An act of a card that memory is read from, as it is stored: milliseconds, grade (0: a new beginning), zone, hour. */
export type RecordedAct = readonly [at: number, grade: 0 | 1 | 2 | 3 | 4, zone: string, rolloverHour: number];

/** One answer; `deltaDays`: study days since the one before, 0 for the first. */
export interface TrainingReview {
  at: number;
  /** 1 again, 2 hard, 3 good, 4 easy. */
  rating: number;
  deltaDays: number;
}

/** The answers of one card from one beginning on, oldest first. */
export type History = readonly TrainingReview[];

/** One review to predict, the last of the first `length` of its history; all before it is what is known by then. */
export interface TrainingItem {
  history: History;
  length: number;
  /** When that review was made. */
  at: number;
}

/** FSRS holds no memory longer; a corrupt date must not reach it. */
const maxDays = 36_500;

/**
 * The histories of a card's acts, in their order. A reset begins a new one. Days are counted as the schedule counts
 * them: both ends in the zone of the later review, and a review that is dated before the last counts as made with it.
 */
export function historiesOf(acts: readonly RecordedAct[], days: DayNumbers): History[] {
  const histories: TrainingReview[][] = [];
  let current: TrainingReview[] | undefined;
  for (const [givenAt, grade, zone, rolloverHour] of acts) {
    if (grade === 0) {
      current = undefined;
      continue;
    }
    const last = current?.at(-1);
    const at = last ? Math.max(givenAt, last.at) : givenAt;
    const deltaDays = last
      ? Math.min(maxDays, Math.max(0, days.of(at, zone, rolloverHour) - days.of(last.at, zone, rolloverHour)))
      : 0;
    if (!current) histories.push((current = []));
    current.push({ at, rating: grade, deltaDays });
  }
  return histories;
}

/**
 * What can be learnt from, oldest first: every review on a later study day than the one before. Those of the same day
 * are no test of memory; they count as part of what came before a review.
 */
export function usableItems(histories: readonly History[]): TrainingItem[] {
  const items: TrainingItem[] = [];
  for (const history of histories) {
    for (let index = 1; index < history.length; index += 1) {
      const { deltaDays, at } = history[index]!;
      if (deltaDays > 0) items.push({ history, length: index + 1, at });
    }
  }
  return items.sort((a, b) => a.at - b.at);
}

export interface SplitItems {
  train: TrainingItem[];
  heldOut: TrainingItem[];
}

/** The newest fifth is held out: parameters must predict what comes after what they were fitted to. */
export function splitByTime(items: readonly TrainingItem[]): SplitItems {
  const trained = items.length - Math.round(items.length / 5);
  return { train: items.slice(0, trained), heldOut: items.slice(trained) };
}

/** Every fifth person is held out, with all that is theirs: parameters must predict people they were not fitted to. */
export function splitByPerson(itemsOfPeople: readonly (readonly TrainingItem[])[]): SplitItems {
  const isHeldOut = (index: number) => index % 5 === 4;
  return {
    train: itemsOfPeople.filter((_items, index) => !isHeldOut(index)).flat(),
    heldOut: itemsOfPeople.filter((_items, index) => isHeldOut(index)).flat(),
  };
}
