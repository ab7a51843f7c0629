import { daysAfter } from './calendar.js';
import { windows, type Window } from './retention.js';

export interface StudyTime {
  window: Window;
  /** Days with study. */
  days: number;
  totalMs: number;
  /** Of the days with study; null where there are none. */
  medianMs: number | null;
}

/** How long somebody studied in each window. */
export function studyTimes(byDay: readonly { on: string; timeMs: number }[], today: string): StudyTime[] {
  return (Object.keys(windows) as Window[]).map((window) => {
    const from = daysAfter(today, 1 - windows[window]);
    const times = byDay.filter(({ on }) => on >= from && on <= today).map(({ timeMs }) => timeMs);
    return { window, days: times.length, totalMs: times.reduce((sum, ms) => sum + ms, 0), medianMs: median(times) };
  });
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
