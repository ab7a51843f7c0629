import { daysAfter } from './calendar.js';

/** Windows of study days that end today, with their lengths in days. */
export const windows = { day: 1, week: 7, month: 30, year: 365 } as const;
export type Window = keyof typeof windows;

export interface Share {
  remembered: number;
  total: number;
  /** Null where there is nothing to divide. */
  rate: number | null;
}

/** How much was remembered: of young and mature cards their first review of a day, of cards in learning every answer. */
export interface Retention {
  window: Window;
  learning: Share;
  young: Share;
  mature: Share;
  /** Of young and mature cards together: this compares with the desired retention. */
  review: Share;
}

type Recalled = { on: string; maturity: 'learning' | 'young' | 'mature'; remembered: number; total: number };

/** True retention by maturity in each window. */
export function trueRetention(recalled: readonly Recalled[], today: string): Retention[] {
  return (Object.keys(windows) as Window[]).map((window) => {
    const from = daysAfter(today, 1 - windows[window]);
    const within = recalled.filter(({ on }) => on >= from && on <= today);
    const of = (...maturities: Recalled['maturity'][]) =>
      share(within.filter(({ maturity }) => maturities.includes(maturity)));
    return {
      window,
      learning: of('learning'),
      young: of('young'),
      mature: of('mature'),
      review: of('young', 'mature'),
    };
  });
}

function share(parts: readonly { remembered: number; total: number }[]): Share {
  const remembered = parts.reduce((sum, part) => sum + part.remembered, 0);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return { remembered, total, rate: total > 0 ? remembered / total : null };
}
