import { quickForgetter, simulateStudy } from '@app/testing/simulated-study.js';
import { DayNumbers } from '../domain/schedule/day-numbers.js';
import { historiesOf, splitByTime, usableItems } from '../domain/fit/training-set.js';
import { compareFit, type FitTask } from './compare-fit.js';
import { bindingItems, findWeights } from './find-weights.js';

const itemsOf = (usable: number, memory?: readonly number[]) =>
  usableItems(
    simulateStudy({ seed: 7, usable, ...(memory && { memory }) }).flatMap((acts) =>
      historiesOf(acts, new DayNumbers()),
    ),
  );
const taskOf = (usable: number, memory?: readonly number[]): FitTask => {
  const split = splitByTime(itemsOf(usable, memory));
  const figures = { answers: 0, usable, trained: split.train.length, heldOut: split.heldOut.length };
  return { split, before: undefined, figures, relearningSteps: 1, onProgress: () => undefined };
};

describe('a fit', () => {
  it('is better for a candidate who forgets otherwise than most, on reviews that it was not fitted to', async () => {
    const { state, weights, figures } = await compareFit(taskOf(3_000, quickForgetter));
    expect(state).toBe('better');
    expect(weights).toHaveLength(21);
    expect(figures.after!.logLoss).toBeLessThan(figures.before!.logLoss);
    expect(figures.after!.rmseBins).toBeLessThan(figures.before!.rmseBins);
  });

  it('is not better than the very weights that it finds', async () => {
    const task = taskOf(1_000, quickForgetter);
    const { weights } = await compareFit(task);
    const again = await compareFit({ ...task, before: weights! });
    expect(again.state).toBe('not-better');
    expect(again.figures.after).toEqual(again.figures.before);
  });

  it('finds the same weights for the same reviews', async () => {
    const options = { relearningSteps: 1, onProgress: () => undefined };
    const items = await bindingItems(itemsOf(1_000, quickForgetter));
    expect(await findWeights(items, options)).toEqual(await findWeights(items, options));
  });

  it('makes no more of two thousand items than of all together', async () => {
    const items = itemsOf(4_500);
    const made = await bindingItems(items);
    expect(made).toHaveLength(items.length);
    expect(made.every((item, index) => item.reviews.length === items[index]!.length)).toBe(true);
  });

  it.each([
    ['everything is remembered', 3],
    ['everything is forgotten', 1],
    ['everything is easy', 4],
  ])('has nothing to say, and does no harm, where %s alike', async (_name, rating) => {
    const history = Array.from({ length: 9 }, (_item, day) => ({ at: day, rating, deltaDays: day }));
    const split = splitByTime(Array.from({ length: 60 }, () => usableItems([history])).flat());
    const { state, weights } = await compareFit({ ...taskOf(400), split });
    expect(['too-few', 'not-better', 'better']).toContain(state);
    expect(weights === null).toBe(state === 'too-few');
  });
});
