import fc from 'fast-check';
import { fuzzRange } from '../schedule/schedule.js';
import { studyDay } from '../study-day.js';
import { daysAround } from './days-around.js';
import { movesOut, type DueCard, type PlannedDay } from './moves-out.js';

const dayMs = 86_400_000;
const zone = { timeZone: 'Europe/Berlin', rolloverHour: 4 };
const todayOn = '2026-10-01';
const seed = 20261129;

/** Days around a range, each with as many cards as `count` says. */
function around(fromOn: string, untilOn: string, count: (day: number) => number = () => 0, percent = () => 100) {
  const { days, range } = daysAround({ fromOn, untilOn }, todayOn, zone);
  const planned: PlannedDay[] = days.map((day, at) => ({ ...day, count: count(at), percent: percent() }));
  return { days: planned, range };
}

const onDay = (at: Date) => studyDay(at, zone.timeZone, zone.rolloverHour);
const plan = { loadPercent: 0, movedFrom: [], maximumDays: 36_500 };

it('lays days around a range that is ahead from tomorrow on at the earliest, and around one that has begun from today on', () => {
  const ahead = daysAround({ fromOn: '2026-10-03', untilOn: '2026-10-04' }, todayOn, zone);
  expect([ahead.days[0]!.on, ahead.days.at(-1)!.on, ahead.range]).toEqual([
    '2026-10-02',
    '2026-11-03',
    { from: 1, until: 2 },
  ]);
  const begun = daysAround({ fromOn: '2026-09-20', untilOn: '2026-10-02' }, todayOn, zone);
  expect([begun.days[0]!.on, begun.range]).toEqual([todayOn, { from: 0, until: 1 }]);
});

it('moves a card within the range of its fuzz where that reaches out, at its hour though the clocks change', () => {
  const { days, range } = around('2026-10-24', '2026-10-26');
  const dueAt = new Date('2026-10-24T18:00:00+02:00');
  const moves = movesOut([{ id: 'a', dueAt, scheduledDays: 20 }], { ...plan, days, range });
  expect(moves.get('a')).toEqual(new Date('2026-10-23T18:00:00+02:00'));
  const late = { id: 'a', dueAt: new Date('2026-10-26T18:00:00+01:00'), scheduledDays: 20 };
  expect(movesOut([late], { ...plan, days, range }).get('a')).toEqual(new Date('2026-10-27T18:00:00+01:00'));
});

it('spreads what can only wait over the first days after the range, by what they hold already', () => {
  const { days, range } = around('2026-10-10', '2026-10-16', (at) => (at === 16 ? 2 : 0));
  const dueAt = new Date('2026-10-13T12:00:00Z');
  const cards = Array.from({ length: 6 }, (_, index) => ({ id: `${index}`, dueAt, scheduledDays: 2 }));
  const moved = [...movesOut(cards, { ...plan, days, range }).values()].map(onDay).toSorted();
  expect(days[16]!.on).toBe('2026-10-18');
  expect(moved).toEqual(['2026-10-17', '2026-10-17', '2026-10-19', '2026-10-19', '2026-10-20', '2026-10-20']);
});

it('leaves a share, counts what has been moved already, and so does nothing the second time', () => {
  const { days, range } = around('2026-10-10', '2026-10-10');
  const dueAt = new Date('2026-10-10T12:00:00Z');
  const cards = Array.from({ length: 10 }, (_, index) => ({ id: `${index}`, dueAt, scheduledDays: 30 }));
  const moves = movesOut(cards, { ...plan, days, range, loadPercent: 30 });
  expect(moves.size).toBe(7);
  const left = cards.filter(({ id }) => !moves.has(id));
  const movedFrom = [...moves.keys()].map(() => dueAt);
  expect(movesOut(left, { ...plan, days, range, loadPercent: 30, movedFrom }).size).toBe(0);
});

it('takes what is overdue along where the range has begun, and never moves into the past', () => {
  const { days, range } = around('2026-10-01', '2026-10-03');
  const cards = [{ id: 'a', dueAt: new Date('2026-09-20T12:00:00Z'), scheduledDays: 100 }];
  expect(onDay(movesOut(cards, { ...plan, days, range }).get('a')!)).toBe('2026-10-04');
});

it('has nowhere to go where no day is open: the card stays', () => {
  const { days, range } = around(
    '2026-10-10',
    '2026-10-12',
    () => 0,
    () => 0,
  );
  const cards = [{ id: 'a', dueAt: new Date('2026-10-11T12:00:00Z'), scheduledDays: 100 }];
  expect(movesOut(cards, { ...plan, days, range }).size).toBe(0);
});

const aCard = fc.record({
  inDays: fc.integer({ min: -20, max: 40 }),
  scheduledDays: fc.integer({ min: 1, max: 400 }),
});

it('empties any vacation onto open days, each card within its fuzz where that reaches one', () => {
  fc.assert(
    fc.property(
      fc.array(aCard, { maxLength: 60 }),
      fc.integer({ min: -5, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      (drawn, start, length) => {
        const today = Date.parse(todayOn);
        const [fromOn, untilOn] = [start, Math.max(0, start + length)].map((day) =>
          new Date(today + day * dayMs).toISOString().slice(0, 10),
        ) as [string, string];
        const { days, range } = around(fromOn, untilOn);
        const first = range.from === 0 ? -Infinity : days[range.from]!.beginsAt.getTime();
        const cards: DueCard[] = drawn
          .map(({ inDays, scheduledDays }, id) => ({
            id: `${id}`,
            scheduledDays,
            dueAt: new Date(today + inDays * dayMs + dayMs / 2),
          }))
          .filter(({ dueAt }) => dueAt.getTime() >= first && dueAt < days[range.until]!.endsAt);
        const moves = movesOut(cards, { ...plan, days, range });
        expect(moves.size).toBe(cards.length);
        for (const { id, dueAt, scheduledDays } of cards) {
          const to = onDay(moves.get(id)!);
          expect(to > untilOn || (to < fromOn && to > todayOn)).toBe(true);
          const moved = (Date.parse(to) - Date.parse(onDay(dueAt))) / dayMs;
          const fuzz = fuzzRange(scheduledDays, 0, 36_500);
          const isWithin = moved >= fuzz.from - scheduledDays - 1e-9 && moved <= fuzz.to - scheduledDays + 1e-9;
          const lastReach = Date.parse(onDay(dueAt)) + (fuzz.to - scheduledDays) * dayMs;
          const isReached = lastReach > Date.parse(untilOn);
          expect(isWithin || (!isReached && to > untilOn)).toBe(true);
        }
      },
    ),
    { seed, numRuns: 300 },
  );
});
