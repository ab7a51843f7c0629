import { roles } from '@app/kernel/actor.js';
import { checkSettings, isAtLeast } from './person.js';
import { isTimeZone } from './time-zone.js';

describe('roles', () => {
  it('may do what the ones before may', () => {
    const table = roles.map((role) => roles.map((wanted) => isAtLeast(role, wanted)));
    expect(table).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});

describe('settings', () => {
  it('are fine where they are absent or within their bounds', () => {
    expect(checkSettings({})).toEqual([]);
    const lowest = { displayName: 'A', timeZone: 'UTC', rolloverHour: 0, desiredRetention: 0.7 };
    const highest = {
      displayName: 'x'.repeat(100),
      timeZone: 'America/Argentina/Buenos_Aires',
      rolloverHour: 23,
      desiredRetention: 0.97,
    };
    expect([...checkSettings(lowest), ...checkSettings(highest)]).toEqual([]);
  });

  it.each([
    [{ displayName: '   ' }, '/displayName'],
    [{ displayName: 'x'.repeat(101) }, '/displayName'],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
    [{ rolloverHour: 24 }, '/rolloverHour'],
    [{ rolloverHour: 1.5 }, '/rolloverHour'],
    [{ desiredRetention: 0.69 }, '/desiredRetention'],
    [{ desiredRetention: 0.98 }, '/desiredRetention'],
    [{ desiredRetention: Number.NaN }, '/desiredRetention'],
  ])('%j is refused at %s', (settings, pointer) =>
    expect(checkSettings(settings).map((fault) => fault.pointer)).toEqual([pointer]),
  );

  it.each(['Europe/Berlin', 'UTC', 'Asia/Kolkata', 'Etc/GMT+5', 'America/New_York'])('%s is a time zone', (name) =>
    expect(isTimeZone(name)).toBe(true),
  );
  it.each(['', '+02:00', 'Europe', 'Europe/Berlin ', 'local', 'system', "'; drop", 'x'.repeat(70)])(
    '%j is no time zone',
    (name) => expect(isTimeZone(name)).toBe(false),
  );
});
