import { studyDay, studyDaysFrom } from './study-day.js';

const dayMs = 86_400_000;

interface NumberedDay {
  number: number;
  beginsAt: number;
  endsAt: number;
}

/** Study days as numbers (days since 1970-01-01), remembered: reviews come many a day, and a zone's rules are slow. */
export class DayNumbers {
  private readonly zones = new Map<string, Map<number, NumberedDay[]>>();

  /** `at`: milliseconds since the epoch. */
  of(at: number, zone: string, rolloverHour: number): number {
    const name = `${zone}/${rolloverHour}`;
    const known = this.zones.get(name) ?? new Map<number, NumberedDay[]>();
    this.zones.set(name, known);
    const utcDay = Math.floor(at / dayMs);
    const near = known.get(utcDay) ?? [];
    const found = near.find(({ beginsAt, endsAt }) => beginsAt <= at && at < endsAt);
    if (found) return found.number;
    const day = numberedDay(at, zone, rolloverHour);
    known.set(utcDay, [...near, day]);
    return day.number;
  }
}

function numberedDay(at: number, zone: string, rolloverHour: number): NumberedDay {
  const on = studyDay(new Date(at), zone, rolloverHour);
  const [day] = studyDaysFrom(on, 1, zone, rolloverHour);
  return {
    number: Math.round(Date.parse(on) / dayMs),
    beginsAt: day!.beginsAt.getTime(),
    endsAt: day!.endsAt.getTime(),
  };
}
