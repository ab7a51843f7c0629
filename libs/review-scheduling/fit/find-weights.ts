import { setImmediate as breathe } from 'node:timers/promises';
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import type { History, TrainingItem } from '../domain/fit/training-set.js';

/** Items made between two breaths of the event loop: some milliseconds. */
const itemsAtOnce = 2_000;
/** How often the library looks whether it is done, in milliseconds; by itself it would every 500. */
const lookEveryMs = 20;

/**
 * The library's own objects. It ends the process over an item that it can't take, so they are made of `TrainingItem`
 * only: whole days, ratings 1 to 4, and the last on a later day than the one before.
 */
export async function bindingItems(items: readonly TrainingItem[]): Promise<FSRSBindingItem[]> {
  const make = itemMaker();
  const made: FSRSBindingItem[] = [];
  for (const item of items) {
    if (made.length % itemsAtOnce === itemsAtOnce - 1) await breathe();
    made.push(make(item));
  }
  return made;
}

/** A review is no more than its rating and its days, so each is made once. */
function itemMaker(): (item: TrainingItem) => FSRSBindingItem {
  const reviews = new Map<number, FSRSBindingReview>();
  const reviewOf = (rating: number, deltaDays: number) => {
    const key = deltaDays * 8 + rating;
    const known = reviews.get(key) ?? new FSRSBindingReview(rating, deltaDays);
    reviews.set(key, known);
    return known;
  };
  const whole = new Map<History, FSRSBindingReview[]>();
  return ({ history, length }) => {
    const all = whole.get(history) ?? history.map(({ rating, deltaDays }) => reviewOf(rating, deltaDays));
    whole.set(history, all);
    return new FSRSBindingItem(length === all.length ? all : all.slice(0, length));
  };
}

/**
 * The 21 weights of FSRS-6 that predict these reviews best. The library works on threads of its own.
 * Undefined: these reviews are too much alike to say anything. @throws Error where it fails
 */
export async function findWeights(
  items: FSRSBindingItem[],
  options: { relearningSteps: number; onProgress: (share: number) => void },
): Promise<number[] | undefined> {
  const weights = await search(items, options).catch((error: unknown) => {
    if (String(error).includes('NotEnoughData')) return undefined;
    throw error;
  });
  if (weights && (weights.length !== 21 || !weights.every(Number.isFinite))) {
    throw new Error('The library found no 21 weights');
  }
  return weights;
}

const search: typeof findWeights = (items, options) =>
  computeParameters(items, {
    enableShortTerm: true,
    numRelearningSteps: options.relearningSteps,
    timeout: lookEveryMs,
    progress: (done, total) => {
      if (total > 0) options.onProgress(Math.min(1, done / total));
      return true;
    },
  });
