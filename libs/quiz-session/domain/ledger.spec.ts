import fc from 'fast-check';
import { activeMs, deadlineOf, ranBetween, grantedMs, remainingMs, stopsOf, type Segment } from './ledger.js';

const start = Date.parse('2026-11-22T10:00:00Z');
const minute = 60_000;
const limit = 30 * minute;
const at = (minutes: number) => new Date(start + minutes * minute);
const entry = (kind: Segment['kind'], minutes: number, amount?: number): Segment => ({
  kind,
  at: at(minutes),
  ...(amount === undefined ? {} : { amountMs: amount * minute }),
});
const started = entry('started', 0);

describe('deadlineOf', () => {
  it.each([
    ['nothing', [], null],
    ['a start', [started], 30],
    ['a pause', [started, entry('paused', 10)], null],
    ['a break of 7 minutes', [started, entry('paused', 10), entry('resumed', 17)], 37],
    ['two breaks', [started, entry('paused', 10), entry('resumed', 17), entry('paused', 20), entry('resumed', 25)], 42],
    ['an extension', [started, entry('extended', 5, 15)], 45],
    ['a credit', [started, entry('credited', 5, 2)], 32],
    ['an extension in a break', [started, entry('paused', 10), entry('extended', 11, 5), entry('resumed', 17)], 42],
    ['an extension of less than nothing', [started, entry('extended', 5, -10)], 30],
    [
      'a second pause and a second resumption',
      [started, entry('paused', 10), entry('paused', 12), entry('resumed', 17), entry('resumed', 18)],
      37,
    ],
    ['a resumption that follows no pause', [started, entry('resumed', 5)], 30],
    ['an end', [started, entry('finished', 12)], 30],
    [
      'an extension in the grace, of less than had passed of it',
      [started, entry('expired', 32), entry('extended', 33, 2)],
      32,
    ],
    ['an end in a break', [started, entry('paused', 10), entry('finished', 12)], null],
  ] as [string, Segment[], number | null][])('after %s', (_, segments, minutes) => {
    expect(deadlineOf(segments, limit)).toEqual(minutes === null ? null : at(minutes));
  });
});

describe('remainingMs and activeMs', () => {
  it.each([
    ['before the start', [], 5, 30, 0],
    ['while running', [started], 12, 18, 12],
    ['in a break', [started, entry('paused', 10)], 25, 20, 10],
    ['after a break', [started, entry('paused', 10), entry('resumed', 25)], 30, 15, 15],
    ['past the deadline', [started], 45, 0, 45],
    ['after the end', [started, entry('finished', 12)], 500, 18, 12],
    ['by a clock that went back', [started], -5, 30, 0],
  ] as [string, Segment[], number, number, number][])('%s', (_, segments, now, remaining, active) => {
    expect(remainingMs(segments, limit, at(now))).toBe(remaining * minute);
    expect(activeMs(segments, at(now))).toBe(active * minute);
  });
});

describe('stopsOf and grantedMs', () => {
  it.each([
    ['nothing', [], 0, 0, 0],
    ['a start', [started, entry('finished', 30)], 0, 0, 0],
    ['a break', [started, entry('paused', 10), entry('resumed', 17), entry('finished', 30)], 1, 7, 0],
    ['a second pause within one', [started, entry('paused', 10), entry('paused', 12), entry('resumed', 17)], 1, 7, 0],
    ['time given in a break', [started, entry('paused', 10), entry('extended', 12, 5), entry('resumed', 17)], 1, 7, 5],
    ['an end in a break', [started, entry('paused', 10), entry('terminated', 14)], 1, 4, 0],
    [
      'a reopening',
      [started, entry('expired', 30), entry('reopened', 90, 10), entry('resumed', 100), entry('finished', 105)],
      1,
      10,
      10,
    ],
  ] as [string, Segment[], number, number, number][])('%s', (_, segments, count, stopped, granted) => {
    expect(stopsOf(segments)).toEqual({ count, ms: stopped * minute });
    expect(grantedMs(segments)).toBe(granted * minute);
  });
});

describe('ranBetween', () => {
  const segments = [started, entry('paused', 10), entry('resumed', 25), entry('finished', 40), entry('reopened', 90)];
  it.each([
    ['all of it', 0, 40, 25],
    ['a break', 12, 20, 0],
    ['from before a break to after it', 5, 30, 10],
    ['past the end', 35, 60, 5],
    ['while it waits for its candidate', 50, 100, 0],
  ] as [string, number, number, number][])('%s', (_, from, to, ran) => {
    expect(ranBetween(segments, at(from), at(to))).toBe(ran * minute);
  });
});

/** A sitting as it can happen: a start, breaks and gifts of time, in order. */
const sitting = fc
  .array(
    fc.record({
      after: fc.integer({ min: 1, max: 10 * minute }),
      act: fc.constantFrom('break' as const, 'extended' as const, 'credited' as const),
      amount: fc.integer({ min: 0, max: 20 * minute }),
    }),
    { maxLength: 8 },
  )
  .map((steps) => {
    let now = start;
    const segments: Segment[] = [started];
    for (const { after, act, amount } of steps) {
      const moment = new Date((now += after));
      if (act !== 'break') segments.push({ kind: act, at: moment, amountMs: amount });
      else segments.push({ kind: 'paused', at: moment }, { kind: 'resumed', at: new Date((now += amount)) });
    }
    return { segments, now };
  });
const sum = (numbers: number[]) => numbers.reduce((total, value) => total + value, 0);

it('moves the deadline by the length of each break and by each gift of time, and by nothing else', () => {
  fc.assert(
    fc.property(sitting, fc.nat(3 * limit), ({ segments }, limitMs) => {
      const instants = (kind: Segment['kind']) =>
        segments.filter((segment) => segment.kind === kind).map((segment) => segment.at.getTime());
      const paused = sum(instants('resumed')) - sum(instants('paused'));
      const given = sum(segments.map((segment) => segment.amountMs ?? 0));
      const active = activeMs(segments, segments.at(-1)?.at ?? new Date(start));
      // Time that has run can't be taken back: a deadline already passed stays where the clock stood.
      fc.pre(limitMs + given >= active);
      expect(deadlineOf(segments, limitMs)?.getTime()).toBe(start + limitMs + paused + given);
    }),
  );
});

it('agrees with itself: what remains is the way to the deadline', () => {
  fc.assert(
    fc.property(sitting, fc.nat(3 * limit), fc.nat(3 * limit), ({ segments, now }, limitMs, later) => {
      const moment = new Date(now + later);
      const remaining = remainingMs(segments, limitMs, moment);
      expect(remaining).toBeGreaterThanOrEqual(0);
      const deadline = deadlineOf(segments, limitMs)?.getTime() ?? NaN;
      expect(remaining).toBe(Math.max(0, deadline - moment.getTime()));
    }),
  );
});

it('runs down as fast as the clock, and not at all in a break', () => {
  fc.assert(
    fc.property(sitting, fc.nat(limit), ({ segments, now }, wait) => {
      const big = 100 * limit;
      const [here, there] = [new Date(now), new Date(now + wait)];
      expect(remainingMs(segments, big, here) - remainingMs(segments, big, there)).toBe(wait);
      const broken: Segment[] = [...segments, { kind: 'paused', at: here }];
      expect(deadlineOf(broken, big)).toBeNull();
      expect(remainingMs(broken, big, there)).toBe(remainingMs(segments, big, here));
    }),
  );
});

it('reads the same whatever order the entries come in', () => {
  fc.assert(
    fc.property(
      sitting.chain(({ segments, now }) =>
        fc.tuple(
          fc.constant(segments),
          fc.shuffledSubarray(segments, { minLength: segments.length }),
          fc.constant(now),
        ),
      ),
      ([segments, mixed, now]) => {
        fc.pre(new Set(segments.map((segment) => segment.at.getTime())).size === segments.length);
        expect(deadlineOf(mixed, limit)).toEqual(deadlineOf(segments, limit));
        expect(activeMs(mixed, new Date(now))).toBe(activeMs(segments, new Date(now)));
      },
    ),
  );
});

it('is not moved by who reads it, nor when', () => {
  const segments: readonly Segment[] = Object.freeze([entry('paused', 10), started]);
  expect(deadlineOf(segments, limit)).toBeNull();
  expect(segments[0]?.kind).toBe('paused');
});
