import fc from 'fast-check';
import { accommodationText, checkAccommodation, grantsNothing, noAccommodation } from './accommodation.js';

const half = { ...noAccommodation, multiplier: 1.5 };
const pointers = (change: Partial<typeof half>, reason = 'Dyslexia, certified') =>
  checkAccommodation({ ...half, ...change }, reason).map(({ pointer }) => pointer);

it.each([
  [{}, 'Dyslexia, certified', []],
  [{ multiplier: 1 }, 'A reason', ['']],
  [{ multiplier: 1, extraBreaks: 2 }, 'A reason', []],
  [{ multiplier: 1, hiddenClock: true }, 'A reason', []],
  [{ multiplier: 1, warningMinutes: 15 }, 'A reason', []],
  [{ multiplier: 0.99 }, 'A reason', ['/multiplier']],
  [{ multiplier: 10.01 }, 'A reason', ['/multiplier']],
  [{ multiplier: 1.333 }, 'A reason', ['/multiplier']],
  [{ multiplier: NaN }, 'A reason', ['/multiplier']],
  [{ multiplier: Infinity }, 'A reason', ['/multiplier']],
  [{ extraBreaks: -1 }, 'A reason', ['/extraBreaks']],
  [{ extraBreaks: 1.5 }, 'A reason', ['/extraBreaks']],
  [{ breakMinutes: 0 }, 'A reason', ['/breakMinutes']],
  [{ breakMinutes: 241 }, 'A reason', ['/breakMinutes']],
  [{ warningMinutes: 0 }, 'A reason', ['/warningMinutes']],
  [{ warningMinutes: 61 }, 'A reason', ['/warningMinutes']],
  [{}, '  ab  ', ['/reason']],
  [{}, 'x'.repeat(501), ['/reason']],
  [
    { multiplier: 0, extraBreaks: 21, breakMinutes: 0, warningMinutes: 0.5 },
    '',
    ['/multiplier', '/extraBreaks', '/breakMinutes', '/warningMinutes', '/reason'],
  ],
])('finds what is wrong with %j for %j', (change, reason, faults) => {
  expect(pointers(change, reason)).toEqual(faults);
});

it('accepts every multiplier of hundredths, as they are in binary, and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 101, max: 1000 }), (hundredths) => {
      expect(pointers({ multiplier: hundredths / 100 })).toEqual([]);
      expect(pointers({ multiplier: hundredths / 100 - 0.001 })).toEqual(['/multiplier']);
    }),
  );
});

it('is nothing exactly where it says nothing', () => {
  const accommodation = fc.record({
    multiplier: fc.constantFrom(1, 1.25, 2),
    extraBreaks: fc.integer({ min: 0, max: 2 }),
    breakMinutes: fc.integer({ min: 1, max: 20 }),
    hiddenClock: fc.boolean(),
    warningMinutes: fc.option(fc.integer({ min: 1, max: 60 })),
  });
  fc.assert(
    fc.property(accommodation, (one) => {
      expect(accommodationText(one) === '').toBe(grantsNothing(one));
    }),
  );
});

it('says in words what it grants', () => {
  const all = { multiplier: 1.5, extraBreaks: 1, breakMinutes: 1, hiddenClock: true, warningMinutes: 15 };
  expect(accommodationText(all)).toBe(
    '1.5 times the time, 1 extra break of up to 1 minute, a clock that starts hidden, a warning 15 minutes before the end',
  );
  expect(accommodationText({ ...noAccommodation, extraBreaks: 3 })).toBe('3 extra breaks of up to 10 minutes');
});
