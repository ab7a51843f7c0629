import fc from 'fast-check';
import { chooseDay, placeIn, type Choosing, type DayOption } from './choose-day.js';
import { placeOf } from './fuzz.js';

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyShare = fc.oneof(
  fc.constant(1),
  fc.constant(0),
  fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
);
const options: fc.Arbitrary<DayOption[]> = fc
  .tuple(
    fc.integer({ min: 2, max: 400 }),
    fc.array(fc.record({ share: anyShare, cards: fc.nat(300) }), { minLength: 1, maxLength: 60 }),
  )
  .map(([from, days]) => days.map((day, index) => ({ days: from + index, ...day })));
const anyChoice = options.chain((days) =>
  fc.tuple(
    fc.constant(days),
    fc.record({
      interval: fc.constantFrom(...days.map((day) => day.days)),
      fuzz: fc.boolean(),
      balance: fc.boolean(),
      place,
    }),
  ),
);
const even = (from: number, to: number, change: (days: number) => Partial<DayOption> = () => ({})): DayOption[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    days: from + index,
    share: 1,
    cards: 0,
    ...change(from + index),
  }));

it('is one of the days, and never a free one while another is open', () => {
  fc.assert(
    fc.property(anyChoice, ([days, choosing]) => {
      const chosen = days.find((day) => day.days === chooseDay(days, choosing))!;
      expect(chosen).toBeDefined();
      if (days.some((day) => day.share > 0)) expect(chosen.share).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});

it('survives as a place in the range', () => {
  fc.assert(
    fc.property(anyChoice, ([days, choosing]) => {
      const range = { from: days[0]!.days, to: days.at(-1)!.days };
      const chosen = chooseDay(days, choosing);
      const kept = placeIn(range, chosen);
      expect(range.from + Math.floor(kept * (range.to - range.from + 1))).toBe(chosen);
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(kept).toBeLessThan(1);
    }),
    { numRuns: 1_000 },
  );
});

it('without fuzz and balance leaves the interval alone, unless its day is an easy one', () => {
  const choosing: Choosing = { interval: 10, fuzz: false, balance: false, place: 0.7 };
  expect(
    chooseDay(
      even(8, 12, () => ({ cards: 50 })),
      choosing,
    ),
  ).toBe(10);
  const free = (...closed: number[]) => even(8, 12, (days) => (closed.includes(days) ? { share: 0 } : {}));
  expect(chooseDay(free(10), choosing)).toBe(9);
  expect(chooseDay(free(9, 10), choosing)).toBe(11);
  expect(chooseDay(free(8, 9, 10, 11), choosing)).toBe(12);
  expect(chooseDay(free(8, 9, 10, 11, 12), choosing)).toBe(10);
  const half = even(8, 12, (days) => (days === 10 ? { share: 0.5 } : {}));
  expect(chooseDay(half, { ...choosing, place: 0.49 })).toBe(10);
  expect(chooseDay(half, choosing)).toBe(9);
});

it('with fuzz alone spreads by the shares, whatever the loads', () => {
  const counts = new Map<number, number>();
  const days = even(20, 23, (at) => ({ cards: at === 20 ? 999 : 0, share: at === 22 ? 0.5 : 1 }));
  for (let card = 0; card < 7_000; card += 1) {
    const chosen = chooseDay(days, { interval: 21, fuzz: true, balance: false, place: placeOf(`card ${card}`) });
    counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  }
  for (const [at, expected] of [
    [20, 2_000],
    [21, 2_000],
    [22, 1_000],
    [23, 2_000],
  ] as const) {
    expect(Math.abs(counts.get(at)! / expected - 1)).toBeLessThan(0.1);
  }
});

/** Puts many cards of like intervals on the days of a year, each by what lies there already. */
function fill(shareOf: (day: number) => number, balance: boolean): number[] {
  const year = Array<number>(120).fill(0);
  for (let card = 0; card < 6_000; card += 1) {
    const from = 10 + Math.floor(placeOf(`start ${card}`) * 90);
    const days = even(from, from + 8, (at) => ({ cards: year[at]!, share: shareOf(at) }));
    const chosen = chooseDay(days, { interval: from + 4, fuzz: true, balance, place: placeOf(`card ${card}`) });
    year[chosen]! += 1;
  }
  return year.slice(20, 98);
}

it('with balance levels the days more than chance does', () => {
  const spread = (year: number[]) => {
    const mean = year.reduce((sum, count) => sum + count, 0) / year.length;
    return Math.sqrt(year.reduce((sum, count) => sum + (count - mean) ** 2, 0) / year.length) / mean;
  };
  const [balanced, drawn] = [spread(fill(() => 1, true)), spread(fill(() => 1, false))];
  expect(balanced).toBeLessThan(drawn / 1.4);
});

it.each([0.25, 0.5, 0])('with balance a day of the share %d gets that part of a common one', (share) => {
  const year = fill((day) => (day % 7 === 5 ? share : 1), true);
  const meanOf = (isEasy: boolean) => {
    const some = year.filter((_, index) => ((index + 20) % 7 === 5) === isEasy);
    return some.reduce((sum, count) => sum + count, 0) / some.length;
  };
  expect(Math.abs(meanOf(true) / meanOf(false) - share)).toBeLessThan(0.05);
});
