import { hasEasyDays, shareOf } from './easy-days.js';

const weekdays = [100, 100, 50, 100, 100, 0, 100];
const dates = [
  { fromOn: '2026-12-01', untilOn: '2026-12-03', loadPercent: 20 },
  { fromOn: '2026-12-03', untilOn: '2026-12-03', loadPercent: 0 },
];

it.each([
  ['2026-11-30', 'Monday', 1],
  ['2026-11-25', 'Wednesday, an easy one', 0.5],
  ['2026-11-28', 'Saturday, a free one', 0],
  ['2026-11-29', 'Sunday', 1],
  ['2026-12-01', 'the first of a range', 0.2],
  ['2026-12-02', 'a Wednesday in a range that allows less', 0.2],
  ['2026-12-03', 'in two ranges', 0],
  ['2026-12-04', 'after both', 1],
])('%s, %s: %d', (on, _, share) => expect(shareOf(on, { weekdays, dates })).toBe(share));

it('knows where there are none', () => {
  const common = Array(7).fill(100);
  expect(hasEasyDays({ weekdays: common, dates: [] })).toBe(false);
  expect(hasEasyDays({ weekdays, dates: [] })).toBe(true);
  expect(hasEasyDays({ weekdays: common, dates })).toBe(true);
});
