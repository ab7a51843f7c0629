import type { Transactions } from '@app/database/tx.js';
import { DayNumbers } from '../domain/schedule/day-numbers.js';
import { leastPooled, type FitFigures } from '../domain/fit/fit.js';
import { splitByPerson, usableItems, type TrainingItem } from '../domain/fit/training-set.js';
import { compareFit } from './compare-fit.js';
import type { FitOutcome } from './fits.store.js';
import { historiesOfPerson, peopleWithCards } from './histories.store.js';

/** Enough for 21 weights; memory and time are bounded. */
const mostItems = 200_000;
/** Nobody's memory speaks for everybody's. */
const mostOfPerson = 5_000;
const peopleAtOnce = 100;

/**
 * Fits to everybody's reviews and compares with the published parameters on people whose reviews were not fitted to.
 * Of each person the newest, until there are 200,000; `fitId` decides whose, where there are more.
 */
export async function poolReviews(
  transactions: Transactions,
  fitId: string,
  onProgress: (share: number) => void,
): Promise<FitOutcome> {
  const people = await gather(transactions, fitId);
  const usable = people.reduce((sum, items) => sum + items.length, 0);
  const answers = new Set(people.flat().map(({ history }) => history));
  const none: FitFigures = {
    answers: [...answers].reduce((sum, history) => sum + history.length, 0),
    usable,
    trained: 0,
    heldOut: 0,
    people: people.length,
  };
  if (usable < leastPooled.usable || people.length < leastPooled.people) {
    return { state: 'too-few', weights: null, figures: none };
  }
  const split = splitByPerson(people);
  const figures: FitFigures = {
    ...none,
    trained: split.train.length,
    heldOut: split.heldOut.length,
    against: { source: 'published', fitId: null },
  };
  return compareFit({ split, before: undefined, figures, relearningSteps: 1, onProgress });
}

/** The usable reviews of each person who has any. */
async function gather(transactions: Transactions, salt: string): Promise<TrainingItem[][]> {
  const days = new DayNumbers();
  const people: TrainingItem[][] = [];
  let left = mostItems;
  let after: string | null = null;
  for (;;) {
    const next = await nextPeople(transactions, salt, after);
    for (const { id } of next) {
      const histories = await historiesOfPerson(transactions, { personId: id, newest: mostOfPerson, days });
      const items = usableItems(histories).slice(-Math.min(left, mostOfPerson));
      if (items.length > 0) people.push(items);
      left -= items.length;
      if (left <= 0) return people;
    }
    if (next.length < peopleAtOnce) return people;
    after = next.at(-1)!.place;
  }
}

const nextPeople = (transactions: Transactions, salt: string, after: string | null) =>
  transactions.single((tx) => peopleWithCards(tx, { salt, after, limit: peopleAtOnce }));
