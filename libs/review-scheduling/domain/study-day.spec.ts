import fc from 'fast-check';
import { endOfStudyDay, studyDay, studyDayAt, studyDaysFrom } from './study-day.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const table: [zone: string, rollover: number, at: string, day: string, ends: string][] = [
  ['UTC', 4, '2026-11-22T03:59:59.999Z', '2026-11-21', '2026-11-22T04:00:00.000Z'],
  ['UTC', 4, '2026-11-22T04:00:00.000Z', '2026-11-22', '2026-11-23T04:00:00.000Z'],
  ['UTC', 0, '2026-11-22T00:00:00.000Z', '2026-11-22', '2026-11-23T00:00:00.000Z'],
  ['Asia/Kathmandu', 4, '2026-11-21T22:14:59.999Z', '2026-11-21', '2026-11-21T22:15:00.000Z'],
  ['Asia/Kathmandu', 4, '2026-11-21T22:15:00.000Z', '2026-11-22', '2026-11-22T22:15:00.000Z'],
  ['Pacific/Kiritimati', 4, '2026-11-21T14:00:00.000Z', '2026-11-22', '2026-11-22T14:00:00.000Z'],
  // Europe/Berlin, 29 March 2026: 02:00 is followed by 03:00 at 01:00 UTC. A day of 23 hours.
  ['Europe/Berlin', 4, '2026-03-28T12:00:00.000Z', '2026-03-28', '2026-03-29T02:00:00.000Z'],
  ['Europe/Berlin', 2, '2026-03-29T00:59:59.999Z', '2026-03-28', '2026-03-29T01:00:00.000Z'],
  ['Europe/Berlin', 2, '2026-03-29T01:00:00.000Z', '2026-03-29', '2026-03-30T00:00:00.000Z'],
  // Europe/Berlin, 25 October 2026: 02:00 to 03:00 comes twice, from 00:00 and from 01:00 UTC.
  ['Europe/Berlin', 2, '2026-10-24T23:59:59.999Z', '2026-10-24', '2026-10-25T00:00:00.000Z'],
  ['Europe/Berlin', 2, '2026-10-25T00:30:00.000Z', '2026-10-25', '2026-10-26T01:00:00.000Z'],
  ['Europe/Berlin', 2, '2026-10-25T01:00:00.000Z', '2026-10-25', '2026-10-26T01:00:00.000Z'],
  ['Europe/Berlin', 3, '2026-10-25T01:59:59.999Z', '2026-10-24', '2026-10-25T02:00:00.000Z'],
  // America/Sao_Paulo, 4 November 2018: no midnight, the day began at 01:00 (03:00 UTC).
  ['America/Sao_Paulo', 0, '2018-11-04T02:59:59.999Z', '2018-11-03', '2018-11-04T03:00:00.000Z'],
  ['America/Sao_Paulo', 0, '2018-11-04T03:00:00.000Z', '2018-11-04', '2018-11-05T02:00:00.000Z'],
  // America/Sao_Paulo, 18 February 2018: 23:00 to midnight of the 17th came twice.
  ['America/Sao_Paulo', 0, '2018-02-18T01:30:00.000Z', '2018-02-17', '2018-02-18T03:00:00.000Z'],
  ['America/Sao_Paulo', 0, '2018-02-18T02:30:00.000Z', '2018-02-17', '2018-02-18T03:00:00.000Z'],
  ['America/Sao_Paulo', 23, '2018-02-18T02:30:00.000Z', '2018-02-17', '2018-02-19T02:00:00.000Z'],
  // America/St_Johns until 2011: back from 00:01 to 23:01, so that midnight was struck twice.
  ['America/St_Johns', 0, '2010-11-07T02:30:30.000Z', '2010-11-07', '2010-11-08T03:30:00.000Z'],
  ['America/St_Johns', 0, '2010-11-07T03:00:00.000Z', '2010-11-07', '2010-11-08T03:30:00.000Z'],
  // Pacific/Apia had no 30 December 2011: its study day is the four hours until the roll-over of the 31st.
  ['Pacific/Apia', 4, '2011-12-30T09:59:59.999Z', '2011-12-29', '2011-12-30T10:00:00.000Z'],
  ['Pacific/Apia', 4, '2011-12-30T10:00:00.000Z', '2011-12-30', '2011-12-30T14:00:00.000Z'],
  ['Pacific/Apia', 0, '2011-12-30T10:00:00.000Z', '2011-12-31', '2011-12-31T10:00:00.000Z'],
  // Antarctica/Troll moves by two hours (01:00 and 03:00 at 01:00 UTC): 02:00 is jumped, or struck twice.
  ['Antarctica/Troll', 2, '2026-03-29T01:00:00.000Z', '2026-03-29', '2026-03-30T00:00:00.000Z'],
  ['Antarctica/Troll', 2, '2026-10-25T01:30:00.000Z', '2026-10-25', '2026-10-26T02:00:00.000Z'],
];
it.each(table)('%s, from %d:00: %s is of %s, until %s', (zone, rollover, at, expected, ends) => {
  expect(studyDay(new Date(at), zone, rollover)).toBe(expected);
  expect(endOfStudyDay(new Date(at), zone, rollover).toISOString()).toBe(ends);
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Africa/Casablanca',
];
const anywhen = fc.tuple(
  fc.date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
  fc.constantFrom(...zones),
  fc.integer({ min: 0, max: 23 }),
);

it('never steps back, and changes exactly at its end', () => {
  fc.assert(
    fc.property(anywhen, ([at, zone, rollover]) => {
      const today = studyDay(at, zone, rollover);
      const end = endOfStudyDay(at, zone, rollover);
      expect(end.getTime()).toBeGreaterThan(at.getTime());
      expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(26 * hour);
      expect(studyDay(new Date(end.getTime() - 1), zone, rollover)).toBe(today);
      expect(studyDay(end, zone, rollover) > today).toBe(true);
      expect(studyDay(new Date(at.getTime() + minute), zone, rollover) >= today).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** What the clocks of the zone show, as if it were UTC. */
function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

// The rule in other words: a study day has begun once the clocks have shown its hour, whatever they show later.
it.each([
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/St_Johns', '2010-11-07'],
  ['America/Havana', '2026-11-01'],
  ['Pacific/Apia', '2011-12-30'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
])('goes by what the clocks of %s have shown, around %s', (zone, date) => {
  const shown = wallClock(zone);
  const middle = Date.parse(date);
  for (const rollover of [0, 1, 2, 3, 4, 12, 23]) {
    let latest = -Infinity;
    for (let at = middle - 2 * day; at < middle + 2 * day; at += 15 * minute) {
      latest = Math.max(latest, shown(at));
      const expected = new Date(Math.floor((latest - rollover * hour) / day) * day).toISOString().slice(0, 10);
      if (at >= middle - day) expect([at, studyDay(new Date(at), zone, rollover)]).toEqual([at, expected]);
    }
  }
});

it('study days in a row leave no gap, and hold what is of them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 23 }),
      fc.date({ min: new Date('2009-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (zone, rollover, at) => {
        const days = studyDaysFrom(studyDay(at, zone, rollover), 10, zone, rollover);
        expect(days[0]!.beginsAt.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(days[0]!.endsAt).toEqual(endOfStudyDay(at, zone, rollover));
        for (const [index, { on, beginsAt, endsAt }] of days.entries()) {
          if (index > 0) expect(beginsAt).toEqual(days[index - 1]!.endsAt);
          // Pacific/Apia left out a date: a day without an instant.
          if (beginsAt.getTime() === endsAt.getTime()) continue;
          expect(studyDay(beginsAt, zone, rollover)).toBe(on);
          expect(studyDay(new Date(endsAt.getTime() - 1), zone, rollover)).toBe(on);
        }
      },
    ),
  );
});

describe('who travels', () => {
  /** Over the date line there and back, and through changes of the clocks. */
  const journey: [from: string, zone: string][] = [
    ['2026-10-20T00:00:00Z', 'Europe/Berlin'],
    ['2026-10-26T12:00:00Z', 'Asia/Tokyo'],
    ['2026-10-29T01:00:00Z', 'Pacific/Honolulu'],
    ['2026-11-01T03:00:00Z', 'America/New_York'],
    ['2026-11-04T20:00:00Z', 'Pacific/Auckland'],
    ['2026-11-07T08:00:00Z', 'Pacific/Honolulu'],
  ];
  const zoneAt = (at: number) => journey.findLast(([from]) => Date.parse(from) <= at)![1];
  const start = Date.parse(journey[0]![0]);
  const instants = Array.from({ length: 22 * 24 }, (_, hours) => start + hours * hour);
  const dayOf = (at: number) => studyDayAt(new Date(at), zoneAt(at), 4);

  it('is always within their study day: what is due by now is in the queue, wherever they are', () => {
    for (const at of instants) {
      const { beginsAt, endsAt } = dayOf(at);
      expect(beginsAt.getTime()).toBeLessThanOrEqual(at);
      expect(endsAt.getTime()).toBeGreaterThan(at);
    }
  });

  it('finds an answer counted until the day ends that they are in, and no more as long as they stay', () => {
    for (const [index, [from]] of journey.entries()) {
      const until = Date.parse(journey[index + 1]?.[0] ?? '2026-11-11');
      const stay = instants.filter((at) => at >= Date.parse(from) && at < until);
      const begins = stay.map((at) => dayOf(at).beginsAt.getTime());
      expect(begins).toEqual(begins.toSorted((one, other) => one - other));
      for (const [place, beginsAt] of begins.entries()) {
        // Each instant is of the day that has begun by then, so it is in one day of the stay, and in one only.
        expect(beginsAt).toBe(Math.max(...begins.filter((other) => other <= stay[place]!)));
      }
    }
  });

  it('comes to a date again over the date line, and to no instant of it', () => {
    const flight = Date.parse('2026-10-29T01:00:00Z');
    const [before, after] = [dayOf(flight - 1), dayOf(flight)];
    expect([before.on, after.on]).toEqual(['2026-10-29', '2026-10-28']);
    // What was done in Tokyo since then counts in Honolulu, once.
    expect(after.beginsAt.toISOString()).toBe('2026-10-28T14:00:00.000Z');
    expect(before.beginsAt.toISOString()).toBe('2026-10-28T19:00:00.000Z');
  });
});
