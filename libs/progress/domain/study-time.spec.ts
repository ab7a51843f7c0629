import { trueRetention } from './retention.js';
import { studyTimes } from './study-time.js';

const today = '2026-03-10';

it('takes the median of the days with study, and the total, by window', () => {
  const byDay = [
    { on: '2026-03-10', timeMs: 10 },
    { on: '2026-03-04', timeMs: 20 },
    { on: '2026-03-03', timeMs: 60 },
    { on: '2025-03-11', timeMs: 100 },
    { on: '2025-03-10', timeMs: 1_000 },
  ];
  expect(studyTimes(byDay, today)).toEqual([
    { window: 'day', days: 1, totalMs: 10, medianMs: 10 },
    { window: 'week', days: 2, totalMs: 30, medianMs: 15 },
    { window: 'month', days: 3, totalMs: 90, medianMs: 20 },
    { window: 'year', days: 4, totalMs: 190, medianMs: 40 },
  ]);
  expect(studyTimes([], today)[3]).toEqual({ window: 'year', days: 0, totalMs: 0, medianMs: null });
});

it('adds up what was remembered by maturity and window, learning apart', () => {
  const retention = trueRetention(
    [
      { on: '2026-03-10', maturity: 'young', remembered: 1, total: 2 },
      { on: '2026-03-10', maturity: 'learning', remembered: 0, total: 5 },
      { on: '2026-03-04', maturity: 'mature', remembered: 3, total: 3 },
      { on: '2026-03-03', maturity: 'mature', remembered: 0, total: 1 },
    ],
    today,
  );
  const none = { remembered: 0, total: 0, rate: null };
  const learning = { remembered: 0, total: 5, rate: 0 };
  const young = { remembered: 1, total: 2, rate: 0.5 };
  expect(retention.slice(0, 3)).toEqual([
    { window: 'day', learning, young, mature: none, review: young },
    {
      window: 'week',
      learning,
      young,
      mature: { remembered: 3, total: 3, rate: 1 },
      review: { remembered: 4, total: 5, rate: 0.8 },
    },
    {
      window: 'month',
      learning,
      young,
      mature: { remembered: 3, total: 4, rate: 0.75 },
      review: { remembered: 4, total: 6, rate: 4 / 6 },
    },
  ]);
});
