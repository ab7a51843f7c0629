import fc from 'fast-check';
import type { CountedAnswer } from './counted-answer.js';
import { figuresOf } from './figures.js';
import { tallyOfAll } from './tally.js';
import { binOf, timeOf } from './time-bins.js';

const answer = (changes: Partial<CountedAnswer> = {}): CountedAnswer => ({
  personId: 'p',
  sessionId: 's',
  position: 1,
  questionId: 'q',
  versionId: 'v',
  first: true,
  skipped: false,
  score: 10_000,
  rest: 5_000,
  timeMs: 20_000,
  options: ['a'],
  ...changes,
});
const figures = (answers: CountedAnswer[]) => figuresOf(tallyOfAll(answers));

it('are empty before anybody has answered', () => {
  expect(figures([])).toEqual({
    all: { answers: 0, skipped: 0, facility: null },
    first: { answers: 0, skipped: 0 },
    facility: null,
    skipRate: null,
    discrimination: { correlation: null, upperLower: null, pairs: 0 },
    bands: [],
    time: null,
    options: [],
  });
});

it('take facility from first answers that were given, and keep all of them beside it', () => {
  const { facility, all, first, skipRate } = figures([
    answer(),
    answer({ score: 0 }),
    answer({ skipped: true, score: 0 }),
    answer({ first: false }),
    answer({ first: false }),
  ]);
  expect({ facility, skipRate, first, all }).toEqual({
    facility: 0.5,
    skipRate: 1 / 3,
    first: { answers: 2, skipped: 1 },
    all: { answers: 4, skipped: 1, facility: 0.75 },
  });
});

it('say how often each option was chosen, and how good those were who did', () => {
  const { options } = figures([
    answer({ options: ['b'], rest: 2_000 }),
    answer({ options: ['b'], rest: 4_000 }),
    answer({ options: ['b'], rest: null }),
    answer({ options: ['a'], rest: null }),
  ]);
  expect(options).toEqual([
    { id: 'a', chosen: 1, share: 0.25, meanRest: null },
    { id: 'b', chosen: 3, share: 0.75, meanRest: 0.3 },
  ]);
});

it('show facility by how good the rest of the sitting was', () => {
  const { bands, discrimination } = figures([
    answer({ rest: 1_500, score: 0 }),
    answer({ rest: 1_000, score: 5_000 }),
    answer({ rest: 10_000 }),
  ]);
  expect(bands).toEqual([
    { from: 0.1, to: 0.2, answers: 2, facility: 0.25 },
    { from: 0.9, to: 1, answers: 1, facility: 1 },
  ]);
  expect(discrimination).toMatchObject({ pairs: 3, upperLower: 0.75 });
  expect(discrimination.correlation).toBeGreaterThan(0.8);
});

it('give quartiles of times within 2 % of the exact ones', () => {
  const times = fc.array(fc.integer({ min: 1, max: 86_400_000 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(times, (list) => {
      const { time } = figures(list.map((timeMs) => answer({ timeMs })));
      const sorted = list.toSorted((a, b) => a - b);
      const exact = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
      const isNear = (value: number, of: number) => Math.abs(value - of) <= 0.02 * of + 0.5;
      return (
        isNear(time!.lowerMs, exact(0.25)) && isNear(time!.medianMs, exact(0.5)) && isNear(time!.upperMs, exact(0.75))
      );
    }),
  );
});

it('put a time into a bin that stands for it', () => {
  expect(binOf(1)).toBe(0);
  for (const ms of [1, 999, 60_000, 86_400_000]) {
    expect(Math.abs(timeOf(binOf(ms)) - ms)).toBeLessThanOrEqual(0.02 * ms + 0.5);
  }
});
