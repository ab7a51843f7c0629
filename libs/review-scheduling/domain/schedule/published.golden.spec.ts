import { newCardState, nextReview, type CardState } from './schedule.js';
import type { Rating } from '../rating.js';

/** Figures that the published implementations test themselves with, at the published default weights. */
const dayMs = 86_400_000;
const start = new Date('2022-12-29T12:30:00Z');
const scheduling = { learningSteps: [1, 10], relearningSteps: [10], maximumDays: 36_500, fuzz: null };
const options = { desiredRetention: 0.9, seed: '', scheduling };

/** Days after the review before, and the rating. */
type History = readonly (readonly [number, Rating])[];

function after(history: History): CardState {
  let card = newCardState(start);
  let at = start.getTime();
  for (const [days, rating] of history) card = nextReview(card, rating, new Date((at += days * dayMs)), options);
  return card;
}

const good: Rating[] = ['good', 'good', 'good', 'good', 'good'];

describe('fsrs-rs', () => {
  // src/inference.rs at 037345f, the expected memory state of six reviews.
  it('has this memory after forgetting once and five successes', () => {
    const card = after([[0, 'again'], ...[0, 1, 3, 8, 21].map((days, index) => [days, good[index]!] as const)]);
    expect(card.stability).toBeCloseTo(53.62691, 4);
    expect(card.difficulty).toBeCloseTo(6.3574867, 4);
  });

  // src/model_v6.rs at 48b7d2f, test_forward: the same rating twice.
  it.each([
    ['again', 1, 0.10088589, 8.806304],
    ['hard', 1, 3.2494123, 6.7404594],
    ['good', 1, 7.3153, 2.1112142],
    ['easy', 1, 18.014914, 1],
    ['again', 2, 0.112798266, 8.806304],
    ['hard', 2, 4.4694576, 6.7404594],
  ] as const)('has this memory after %s and, %d days later, the same', (rating, days, stability, difficulty) => {
    const card = after([
      [0, rating],
      [days, rating],
    ]);
    expect(card.stability).toBeCloseTo(stability, 4);
    expect(card.difficulty).toBeCloseTo(difficulty, 4);
  });
});

describe('the intervals of reviews on the day they are due', () => {
  const ratings: Rating[] = [...good, 'good', 'again', 'again', ...good];
  let card = newCardState(start);
  const intervals = ratings.map((rating) => {
    card = nextReview(card, rating, card.dueAt, options);
    return card.scheduledDays;
  });

  // packages/fsrs/__tests__/FSRS-6.test.ts at 32b6081.
  it('are those of ts-fsrs', () => {
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  // tests/test_basic.py at 120420b. It keeps the mean that difficulty reverts to within 1 and 10: ADR 15.
  it('are those of py-fsrs but for a day in the longest', () => {
    const theirs = [0, 2, 11, 46, 163, 497, 0, 0, 2, 4, 7, 12, 20];
    for (const [index, days] of theirs.entries()) expect(Math.abs(intervals[index]! - days)).toBeLessThanOrEqual(1);
  });
});

// packages/fsrs/__tests__/FSRS-6.test.ts at 32b6081.
it.each([
  ['again', 0.212, 6.4133, 0],
  ['hard', 1.2931, 5.11217071, 0],
  ['good', 2.3065, 2.11810397, 0],
  ['easy', 8.2956, 1, 8],
] as const)('ts-fsrs begins with this after %s', (rating, stability, difficulty, scheduledDays) => {
  expect(after([[0, rating]])).toMatchObject({ stability, difficulty, scheduledDays, lapses: 0, reps: 1 });
});
