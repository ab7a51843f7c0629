import { IANAZone } from 'luxon';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * The study day (YYYY-MM-DD) that an instant belongs to. Study day D begins with the first instant at which the
 * clocks of the zone show `rolloverHour` on D, or later: so days follow each other without a gap and without a
 * step back, also where the clocks jump over that hour or show it twice.
 */
export function studyDay(at: Date, zone: string, rolloverHour: number): string {
  // No clock is more than 14 hours ahead: hence from the last day that it can be, downwards.
  let day = utcDay(at.getTime() + 14 * hourMs) + dayMs;
  while (beginOfStudyDay(day, zone, rolloverHour) > at.getTime()) day -= dayMs;
  return dateOf(day);
}

/** The instant at which the study day of `at` is over, the first of the next. */
export function endOfStudyDay(at: Date, zone: string, rolloverHour: number): Date {
  const next = Date.parse(studyDay(at, zone, rolloverHour)) + dayMs;
  return new Date(beginOfStudyDay(next, zone, rolloverHour));
}

/** `beginsAt` is its first instant, `endsAt` that of the next. */
export interface StudyDay {
  on: string;
  beginsAt: Date;
  endsAt: Date;
}

/** The study day that holds an instant. */
export function studyDayAt(at: Date, zone: string, rolloverHour: number): StudyDay {
  return studyDaysFrom(studyDay(at, zone, rolloverHour), 1, zone, rolloverHour)[0]!;
}

/** As many study days as are asked for, one after the other, beginning with `on` (YYYY-MM-DD). */
export function studyDaysFrom(on: string, count: number, zone: string, rolloverHour: number): StudyDay[] {
  const dates = Array.from({ length: count + 1 }, (_, index) => Date.parse(on) + index * dayMs);
  const begins = dates.map((day) => new Date(beginOfStudyDay(day, zone, rolloverHour)));
  return dates.slice(0, count).map((day, index) => ({
    on: dateOf(day),
    beginsAt: begins[index]!,
    endsAt: begins[index + 1]!,
  }));
}

/** Known dates by their midnight UTC: to write one takes as long as to find its day. */
const dates = new Map<number, string>();

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= maxDays) dates.clear();
  const date = new Date(day).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** Known days by zone and hour: asking for the offset of a zone costs more than a review. */
const begins = new Map<string, Map<number, number>>();
const maxDays = 20_000;
let knownDays = 0;

/** `day`: midnight UTC of the date. */
function beginOfStudyDay(day: number, zone: string, rolloverHour: number): number {
  const key = `${zone}/${rolloverHour}`;
  const known = begins.get(key)?.get(day);
  if (known !== undefined) return known;
  if (knownDays >= maxDays) {
    begins.clear();
    knownDays = 0;
  }
  const begin = findBegin(day, zone, rolloverHour);
  const ofZone = begins.get(key) ?? new Map<number, number>();
  begins.set(key, ofZone.set(day, begin));
  knownDays += 1;
  return begin;
}

/** Offsets lie between −12 and +14 hours, and change once in the window at most. */
function findBegin(day: number, zone: string, rolloverHour: number): number {
  const shown = day + rolloverHour * hourMs;
  const [from, to] = [shown - 15 * hourMs, shown + 13 * hourMs];
  const [before, after] = [offsetMs(zone, from), offsetMs(zone, to)];
  if (before === after) return shown - before;
  const change = offsetChange(zone, from, to);
  return shown - before < change ? shown - before : Math.max(change, shown - after);
}

/** The first millisecond with the new offset, by bisection. */
function offsetChange(zone: string, from: number, to: number): number {
  const before = offsetMs(zone, from);
  let [old, changed] = [from, to];
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (offsetMs(zone, middle) === before) old = middle;
    else changed = middle;
  }
  return changed;
}

function offsetMs(zone: string, at: number): number {
  return Math.round(IANAZone.create(zone).offset(at) * 60_000);
}

function utcDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}
