/** Days on which a person wants fewer cards, or none. Dates are study days (YYYY-MM-DD), both ends included. */
export interface EasyDays {
  /** Percent of a common day's cards, Monday first. */
  weekdays: readonly number[];
  dates: readonly { fromOn: string; untilOn: string; loadPercent: number }[];
}

/** What part of a common day's cards a study day may get, 0 to 1: the least that weekday and dates allow. */
export function shareOf(on: string, { weekdays, dates }: EasyDays): number {
  const mondayFirst = (new Date(on).getUTCDay() + 6) % 7;
  const percents = dates.filter(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn).map((date) => date.loadPercent);
  return Math.min(100, weekdays[mondayFirst] ?? 100, ...percents) / 100;
}

/** Whether any day is an easy one at all. */
export function hasEasyDays({ weekdays, dates }: EasyDays): boolean {
  return dates.length > 0 || weekdays.some((percent) => percent < 100);
}
