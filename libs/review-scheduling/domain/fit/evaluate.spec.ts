import { FSRSBinding, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { default_w } from 'ts-fsrs';
import { quickForgetter, simulateStudy } from '@app/testing/simulated-study.js';
import { DayNumbers } from '../schedule/day-numbers.js';
import { calibrationOf, evaluationOf, predict, type Prediction } from './evaluate.js';
import { historiesOf, usableItems, type TrainingItem } from './training-set.js';

const items = usableItems(
  simulateStudy({ seed: 1, usable: 2_000, memory: quickForgetter }).flatMap((acts) =>
    historiesOf(acts, new DayNumbers()),
  ),
);

const reviewsOf = ({ history, length }: TrainingItem) =>
  history.slice(0, length).map(({ rating, deltaDays }) => new FSRSBindingReview(rating, deltaDays));

/**
 * What the library that fits says of reviews, in Rust. It weighs newer ones more and leaves out cards whose first
 * interval is rare among those given; ours does neither. So it is asked of the same review over and over.
 */
const referee = (item: TrainingItem, weights: readonly number[]) =>
  new FSRSBinding([...weights]).evaluate(Array.from({ length: 30 }, () => new FSRSBindingItem(reviewsOf(item))));

describe('an evaluation', () => {
  it.each<[string, readonly number[]]>([
    ['the published parameters', default_w],
    ['other parameters', quickForgetter],
  ])('gives each review the probability that the library gives it, by %s', (_name, weights) => {
    const isCommon = ({ history }: TrainingItem) => history.find(({ deltaDays }) => deltaDays > 0)!.deltaDays < 100;
    const some = items.filter((item, place) => place % 17 === 0 && isCommon(item));
    expect(some.length).toBeGreaterThan(100);
    for (const item of some) {
      expect(evaluationOf(predict([item], weights)).logLoss).toBeCloseTo(referee(item, weights).logLoss, 4);
    }
  });

  it.each([
    ['1', '248/4/0'],
    ['3', '248/4/0'],
    ['4', '898/4/0'],
    ['14', '3250/4/0'],
    ['2 2', '248/4/0 248/4/0'],
    ['2 2 2 2', '248/4/0 248/4/0 248/7/0 248/7/0'],
    ['2! 2 2! 2', '248/4/0 248/4/2 248/7/2 248/7/3'],
  ])('has the bins of the benchmark: intervals of %s days (! forgotten) are in %s', (intervals, bins) => {
    const history = [
      { at: 0, rating: 3, deltaDays: 0 },
      ...intervals.split(' ').map((text) => ({
        at: 0,
        rating: text.endsWith('!') ? 1 : 3,
        deltaDays: Number.parseInt(text),
      })),
    ];
    const predictions = predict(usableItems([history]), undefined);
    expect(predictions.map(({ bin }) => bin).join(' ')).toBe(bins);
  });

  it('counts a bin by the difference of its means', () => {
    const prediction = (bin: string, recall: number, remembered: boolean) => ({ bin, recall, remembered });
    const { rmseBins } = evaluationOf([
      prediction('a', 0.9, true),
      prediction('a', 0.7, false),
      prediction('b', 0.6, true),
      prediction('b', 0.8, true),
    ]);
    // (0.8 − 0.5)² of two and (0.7 − 1)² of two.
    expect(rmseBins).toBeCloseTo(0.3, 10);
  });

  it('is lowest for the parameters that the reviews were made with', () => {
    const [published, true_] = [undefined, quickForgetter].map((weights) => evaluationOf(predict(items, weights)));
    expect(true_!.logLoss).toBeLessThan(published!.logLoss);
    expect(true_!.rmseBins).toBeLessThan(published!.rmseBins);
  });

  it('predicts each usable review once', () => {
    expect(predict(items, undefined)).toHaveLength(items.length);
    const newest = items.slice(-300);
    const remembered = newest.filter(({ history, length }) => history[length - 1]!.rating > 1);
    const predictions = predict(newest, undefined);
    expect(predictions).toHaveLength(300);
    expect(predictions.filter((prediction) => prediction.remembered)).toHaveLength(remembered.length);
  });

  it('takes no prediction for certain', () => {
    const surprise: Prediction = { recall: 1, remembered: false, bin: 'a' };
    expect(evaluationOf([surprise]).logLoss).toBeCloseTo(-Math.log(0.0001), 6);
  });
});

describe('the calibration', () => {
  const prediction = (recall: number, remembered: boolean): Prediction => ({ recall, remembered, bin: 'a' });

  it('sets what was predicted beside what happened, bin by bin', () => {
    const bins = calibrationOf([
      prediction(0.91, true),
      prediction(0.93, false),
      prediction(0.5, true),
      prediction(1, true),
    ]);
    expect(bins).toEqual([
      { from: 0.5, to: 0.55, count: 1, predicted: 0.5, actual: 1 },
      { from: 0.9, to: 0.95, count: 2, predicted: expect.closeTo(0.92), actual: 0.5 },
      { from: 0.95, to: 1, count: 1, predicted: 1, actual: 1 },
    ]);
  });

  it('holds every prediction', () => {
    const predictions = predict(items, undefined);
    const counted = calibrationOf(predictions).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(predictions.length);
  });
});
