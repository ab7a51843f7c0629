import fc from 'fast-check';
import { lastLookOn, towardsInterview, type InterviewGoal } from './interview.js';
import { studyDay } from '../study-day.js';

const dayMs = 86_400_000;
const goal: InterviewGoal = { interviewOn: '2026-12-20', topics: [], desiredRetention: 0.95, lastLookDays: 5 };
const studyDays = { zone: 'Europe/Berlin', rolloverHour: 4 };
const towards = (cardId: string, at: string, desiredRetention = 0.9) =>
  towardsInterview({ cardId, at: new Date(at), desiredRetention, studyDays }, goal);

it('spreads the last looks evenly over the days before the interview', () => {
  const counts = new Map<string, number>();
  for (let card = 0; card < 5_000; card += 1) {
    const on = lastLookOn(`card ${card}`, goal)!;
    counts.set(on, (counts.get(on) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted()).toEqual(['15', '16', '17', '18', '19'].map((day) => `2026-12-${day}`));
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  expect(lastLookOn('card', { ...goal, lastLookDays: 0 })).toBeNull();
});

it('raises retention until the day, and never lowers it', () => {
  expect(towards('a', '2026-12-19T12:00:00Z')).toEqual({ desiredRetention: 0.95 });
  expect(towards('a', '2026-12-20T02:00:00Z')).toEqual({ desiredRetention: 0.95 });
  expect(towards('a', '2026-12-20T04:00:00Z')).toEqual({});
  expect(towards('a', '2027-01-20T04:00:00Z')).toEqual({});
  expect(towards('a', '2026-12-19T12:00:00Z', 0.96)).toEqual({});
});

it('leads to the last look, also over a change of clocks, and from then on nowhere', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];
  const days = fc.record({ zone: fc.constantFrom(...zones), rolloverHour: fc.integer({ min: 0, max: 23 }) });
  const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.uuid(), at, fc.integer({ min: 1, max: 90 }), days, (cardId, reviewedAt, until, chosen) => {
      const interviewOn = new Date(reviewedAt.getTime() + until * dayMs).toISOString().slice(0, 10);
      const its = { ...goal, interviewOn };
      const on = lastLookOn(cardId, its)!;
      const dayOf = (instant: Date) => studyDay(instant, chosen.zone, chosen.rolloverHour);
      const { lastLookDays } = towardsInterview(
        { cardId, at: reviewedAt, desiredRetention: 0.9, studyDays: chosen },
        its,
      );
      if (lastLookDays === undefined) return expect(dayOf(reviewedAt) >= on).toBe(true);
      const lookAt = new Date(reviewedAt.getTime() + lastLookDays * dayMs);
      if (lastLookDays > 1) expect(dayOf(lookAt) <= on).toBe(true);
      expect(Date.parse(on) - Date.parse(dayOf(lookAt))).toBeLessThanOrEqual(dayMs);
    }),
    { numRuns: 500 },
  );
});
