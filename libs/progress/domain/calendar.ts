const dayMs = 86_400_000;

/** The date (YYYY-MM-DD) so many days after another; before it, where `days` is negative. */
export const daysAfter = (on: string, days: number): string =>
  new Date(Date.parse(on) + days * dayMs).toISOString().slice(0, 10);

/** Monday of the ISO week of a date. */
export function mondayOf(on: string): string {
  const weekday = new Date(Date.parse(on)).getUTCDay();
  return daysAfter(on, -((weekday + 6) % 7));
}
