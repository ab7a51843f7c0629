import fc from 'fast-check';
import { dayAfter, daysBetween, fewerTopics, isMet, minutesToTry, newPerDay, type Spread } from './plan-interview.js';

const spread: Spread = {
  left: 90,
  daysLeft: 14,
  daysInAll: 14,
  lastLookDays: 5,
  minutesPerDay: 600,
  secondsPerAnswer: 30,
};

it.each([
  ['2026-02-28', '2026-03-01', 1],
  ['2026-03-28', '2026-03-30', 2],
  ['2026-12-31', '2026-12-31', 0],
  ['2026-06-02', '2026-06-01', -1],
])('counts the days from %s until %s', (from, until, days) => {
  expect(daysBetween(from, until)).toBe(days);
  expect(dayAfter(from, days)).toBe(until);
});

describe('new cards a day', () => {
  it.each([
    ['lie before the last third of a short time', {}, 9],
    ['lie before the last looks of a long time', { daysLeft: 50, daysInAll: 50 }, 2],
    ['are those of one day, where there is but one', { daysLeft: 1, daysInAll: 1 }, 90],
    ['are spread over what is left for who fell behind', { daysLeft: 3 }, 30],
    ['are no more than the minutes allow', { left: 200, minutesPerDay: 30 }, 10],
    ['are one at the least', { minutesPerDay: 1, secondsPerAnswer: 600 }, 1],
    ['are none where none is left', { left: 0 }, 0],
    ['are none on the day', { daysLeft: 0 }, 0],
  ])('%s', (_, changes, count) => expect(newPerDay({ ...spread, ...changes })).toBe(count));

  it('introduce all in time, whatever the days, each as many as before or fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.nat(800), fc.nat(30), (daysInAll, cards, lastLookDays) => {
        const quiet = Math.min(lastLookDays, Math.floor(daysInAll / 3));
        const counts: number[] = [];
        let left = cards;
        for (let daysLeft = daysInAll; daysLeft > 0; daysLeft -= 1) {
          const count = newPerDay({ ...spread, left, daysLeft, daysInAll, lastLookDays, minutesPerDay: Infinity });
          counts.push(Math.min(count, left));
          left -= Math.min(count, left);
        }
        expect(left).toBe(0);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        expect(counts.slice(daysInAll - quiet).every((count) => count === 0)).toBe(true);
      }),
    );
  });
});

describe('the time is enough', () => {
  const done = [{ left: 0, reviews: 20 }];
  it.each([
    ['where all is seen and nothing is left', { seen: 100, total: 100, days: done }, true],
    ['not where one is not seen', { seen: 64.4, total: 65, days: done }, false],
    ['not where much is not seen', { seen: 90, total: 100, days: done }, false],
    [
      'not where reviews are left when the day comes',
      { seen: 100, total: 100, days: [{ left: 12, reviews: 20 }] },
      false,
    ],
    [
      'where reviews were left long before',
      { seen: 9, total: 9, days: [{ left: 40, reviews: 20 }, ...done, ...done, ...done] },
      true,
    ],
    ['where there is nothing to learn', { seen: 0, total: 0, days: [] }, true],
  ])('%s', (_, result, met) => expect(isMet(result)).toBe(met));
});

it('tries minutes from the mean of the days up to the busiest', () => {
  expect(minutesToTry([{ minutes: 10 }, { minutes: 30 }])).toEqual([20, 23, 26, 30]);
  expect(minutesToTry([{ minutes: 0.2 }])).toEqual([1]);
  expect(minutesToTry([])).toEqual([1]);
});

describe('fewer topics', () => {
  const topics = [
    { topic: 'arrays', cards: 40 },
    { topic: 'graphs', cards: 80 },
    { topic: 'trees', cards: 40 },
  ];
  it.each([
    [1, ['arrays', 'graphs', 'trees']],
    [0.8, ['arrays', 'graphs']],
    [0.3, ['arrays']],
    [0.01, ['arrays']],
  ])('for %d of the cards', (share, kept) => expect(fewerTopics(topics, share)).toEqual(kept));
});
