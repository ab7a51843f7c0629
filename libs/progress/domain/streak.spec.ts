import { daysAfter, mondayOf } from './calendar.js';
import { isRepairable, longestStreak, streakOf, worthRepairing, type StudyRecord } from './streak.js';

const today = '2026-03-10';
const ago = (days: number) => daysAfter(today, -days);

/** Oldest first, the last is today: `#` studied, `h` held, `.` missed. */
function record(days: string): StudyRecord {
  const marks = [...days].map((mark, index) => ({ mark, on: ago(days.length - 1 - index) }));
  const marked = (wanted: string) => new Set(marks.filter(({ mark }) => mark === wanted).map(({ on }) => on));
  return { from: marks[0]!.on, studied: marked('#'), held: marked('h') };
}

it.each([
  ['.', 0, 0],
  ['#', 1, 1],
  ['##', 2, 2],
  ['##.', 2, 2],
  ['##..', 0, 2],
  ['##.##', 2, 2],
  ['##h##', 4, 4],
  ['##hhhh.', 2, 2],
  ['hh.', 0, 0],
  ['##hh', 2, 2],
  ['####.#', 1, 4],
])('the streak of %s has %i days, the longest %i', (days, current, longest) => {
  expect(streakOf(record(days), today).days).toBe(current);
  expect(longestStreak(record(days), today)).toBe(longest);
});

it('says where a streak broke, and that it goes back beyond what is known', () => {
  expect(streakOf(record('.##'), today).brokenOn).toBe(ago(2));
  expect(streakOf(record('h##'), today).brokenOn).toBeNull();
});

it.each([
  ['###.#', { on: ago(1), days: 4 }],
  ['###..', { on: ago(1), days: 3 }],
  // Two days in a row were missed: one repair joins nothing.
  ['##..#', null],
  // The week of grace is over.
  ['##.#######', { on: ago(7), days: 9 }],
  ['##.########', null],
  ['.#', null],
  ['', null],
])('offers to repair what joins two streaks: %s', (days, offer) => {
  expect(worthRepairing(record(days || '.'), today)).toEqual(offer);
});

it('repairs neither a day with study, nor a vacation, nor today, nor the future', () => {
  const known = record('.#h..');
  expect([4, 3, 2, 1, 0, -1].map((days) => isRepairable(known, ago(days), today))).toEqual([
    true,
    false,
    false,
    true,
    false,
    false,
  ]);
});

it.each([
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (on, monday) => {
  expect(mondayOf(on)).toBe(monday);
});
