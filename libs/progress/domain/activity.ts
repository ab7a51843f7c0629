interface HourOfStudy {
  on: string;
  /** Whole hours since the study day began. */
  hour: number;
  count: number;
  timeMs: number;
}

/** Days with study, oldest first, from their hours. */
export function byDay(hours: readonly HourOfStudy[]): { on: string; count: number; timeMs: number }[] {
  const days = new Map<string, { count: number; timeMs: number }>();
  for (const { on, count, timeMs } of hours) {
    const day = days.get(on) ?? { count: 0, timeMs: 0 };
    days.set(on, { count: day.count + count, timeMs: day.timeMs + timeMs });
  }
  return [...days].map(([on, day]) => ({ on, ...day })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/**
 * Reviews by the hour of the clock, all 24 of them. A day's hours are counted from its beginning: after the clocks
 * change, which they do at night, the rest of that one study day is an hour off.
 */
export function byHour(hours: readonly HourOfStudy[], rolloverHour: number): { hour: number; count: number }[] {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const { hour, count } of hours) counts[(rolloverHour + hour) % 24]! += count;
  return counts.map((count, hour) => ({ hour, count }));
}
