import { checkEasyDates, daysBetween, type EasyDates } from './easy-dates.js';

const todayOn = '2026-11-29';
const dates = { fromOn: '2026-12-20', untilOn: '2027-01-03', loadPercent: 0, note: 'Home' };
const pointers = (change: Partial<EasyDates>) =>
  checkEasyDates({ ...dates, ...change }, todayOn).map(({ pointer }) => pointer);

it('takes a vacation, one day, a year, and one that has begun', () => {
  expect(pointers({})).toEqual([]);
  expect(pointers({ fromOn: '2026-12-20', untilOn: '2026-12-20', loadPercent: 99 })).toEqual([]);
  expect(pointers({ fromOn: '2026-12-20', untilOn: '2027-12-20' })).toEqual([]);
  expect(pointers({ fromOn: '2026-11-20', untilOn: todayOn })).toEqual([]);
});

it.each<[Partial<EasyDates>, string[]]>([
  [{ fromOn: '2027-02-31', untilOn: 'soon' }, ['/fromOn', '/untilOn']],
  [{ fromOn: '2026-12-21', untilOn: '2026-12-20' }, ['/untilOn']],
  [{ fromOn: '2026-11-20', untilOn: '2026-11-28' }, ['/untilOn']],
  [{ fromOn: '2026-12-20', untilOn: '2027-12-21' }, ['/untilOn']],
  [{ fromOn: '2031-12-20', untilOn: '2031-12-20' }, ['/untilOn']],
  [{ loadPercent: 100 }, ['/loadPercent']],
  [{ loadPercent: -1 }, ['/loadPercent']],
  [{ loadPercent: 0.5 }, ['/loadPercent']],
  [{ note: 'x'.repeat(201) }, ['/note']],
])('refuses %j at %j', (change, expected) => {
  expect(pointers(change)).toEqual(expected);
});

it('counts whole days, also over a leap day', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
});
