import { isLeechLapse, leechAfterRefold } from './leech.js';

it.each([
  [8, [8, 12, 16, 20]],
  [7, [7, 11, 15, 19]],
  [3, [3, 5, 7, 9, 11, 13, 15, 17, 19]],
  [1, Array.from({ length: 20 }, (_, lapse) => lapse + 1)],
])('a threshold of %d: at it, and at each half of it beyond', (threshold, leeches) => {
  const lapses = Array.from({ length: 20 }, (_, lapse) => lapse + 1);
  expect(lapses.filter((lapse) => isLeechLapse(lapse, threshold))).toEqual(leeches);
});

it.each([
  [8, 7, 'clear'],
  [7, 6, 'clear'],
  [7, 8, 'mark'],
  [7, 9, 'mark'],
  [9, 8, null],
  [8, 12, null],
])('of %d lapses %d are left: %s', (before, after, change) => expect(leechAfterRefold(before, after, 8)).toBe(change));
