const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `7:05`, or `1:02:05` from one hour on; never below zero. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : `${Math.floor(seconds / 60)}:${parts[1]}`;
}

/** `45 s`, `1 min 20 s`, `1 h 5 min`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return seconds % 60 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${seconds / 60} min`;
  const minutes = Math.round(seconds / 60);
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}

/** With the year where a day of this name is not the nearest. */
const dayParts = (at: string | Date): Intl.DateTimeFormatOptions => ({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  ...(Math.abs(new Date(at).getTime() - Date.now()) > 180 * day && { year: 'numeric' }),
});

export const dateText = (at: string | Date): string => new Date(at).toLocaleDateString('en-GB', dayParts(at));

export const dateTimeText = (at: string | Date): string =>
  new Date(at).toLocaleString('en-GB', { ...dayParts(at), hour: '2-digit', minute: '2-digit' });

/** To the second: `Wed 25 Nov, 14:03:21`. */
export const momentText = (at: string | Date): string =>
  new Date(at).toLocaleString('en-GB', { ...dayParts(at), hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A calendar day (`YYYY-MM-DD`) as it is, without shifting it through a time zone. */
export function calendarDay(on: string): Date {
  const [year = 1970, month = 1, date = 1] = on.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** When a card comes back, in words: `in 10 minutes`, `in 3 days (Wed 25 Nov)`. */
export function dueText(dueAt: string, now: number): string {
  const due = new Date(dueAt);
  const wait = due.getTime() - now;
  if (wait < minute) return 'now';
  if (wait < hour) return `in ${plural(Math.round(wait / minute), 'minute')}`;
  if (wait < 20 * hour) return `in ${plural(Math.round(wait / hour), 'hour')}`;
  return `in ${plural(Math.max(1, Math.round(wait / day)), 'day')} (${dateText(due)})`;
}

/** About how long until a card comes back: `10 min`, `4 days`, `3 months`, `1.2 years`. */
export function waitText(wait: { minutes: number } | { days: number }): string {
  if ('minutes' in wait) return wait.minutes < 60 ? `${wait.minutes} min` : `${Math.round(wait.minutes / 60)} h`;
  if (wait.days < 60) return plural(wait.days, 'day');
  return wait.days < 365 ? `${Math.round(wait.days / 30.44)} months` : `${(wait.days / 365.25).toFixed(1)} years`;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const percent = (part: number, whole: number): number => (whole > 0 ? Math.round((100 * part) / whole) : 0);
