import { studyDay, studyDaysFrom } from '../study-day.js';

const dayMs = 86_400_000;

interface NumberedDay {
  number: number;
  beginsAt: number;
  endsAt: number;
}

/** Study days as numbers (days since 1970-01-01), remembered: reviews come many a day, and a zone's rules are slow. */
export class DayNumbers {
  private readonly zones = new Map<string, DaysOfZone>();
  /** Mostly it is the zone of the review before. */
  private last: DaysOfZone | undefined;

  /** `at`: milliseconds since the epoch. */
  of(at: number, zone: string, rolloverHour: number): number {
    const { last } = this;
    if (last?.zone === zone && last.rolloverHour === rolloverHour) return last.of(at);
    const name = `${zone}/${rolloverHour}`;
    const known = this.zones.get(name) ?? new DaysOfZone(zone, rolloverHour);
    this.zones.set(name, known);
    this.last = known;
    return known.of(at);
  }
}

class DaysOfZone {
  private readonly byUtcDay = new Map<number, NumberedDay[]>();
  /** Mostly it is the day of the review before. */
  private last: NumberedDay | undefined;

  constructor(
    readonly zone: string,
    readonly rolloverHour: number,
  ) {}

  of(at: number): number {
    if (!this.last || !isWithin(at, this.last)) this.last = this.find(at);
    return this.last.number;
  }

  private find(at: number): NumberedDay {
    const utcDay = Math.floor(at / dayMs);
    const near = this.byUtcDay.get(utcDay) ?? [];
    for (const day of near) if (isWithin(at, day)) return day;
    const day = numberedDay(at, this.zone, this.rolloverHour);
    this.byUtcDay.set(utcDay, [...near, day]);
    return day;
  }
}

const isWithin = (at: number, { beginsAt, endsAt }: NumberedDay): boolean => beginsAt <= at && at < endsAt;

function numberedDay(at: number, zone: string, rolloverHour: number): NumberedDay {
  const on = studyDay(new Date(at), zone, rolloverHour);
  const [day] = studyDaysFrom(on, 1, zone, rolloverHour);
  return {
    number: Math.round(Date.parse(on) / dayMs),
    beginsAt: day!.beginsAt.getTime(),
    endsAt: day!.endsAt.getTime(),
  };
}
