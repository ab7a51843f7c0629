import { plural } from '../../time.js';
import type { Workload } from './study-settings-queries.js';

type Point = Workload['points'][number];
export type Cost = Pick<Point, 'minutesPerDay' | 'cardsPerDay' | 'known'>;

/** Between the points that were simulated, a straight line. */
export function costAt({ points }: Workload, retention: number): Cost {
  const after = Math.max(
    1,
    points.findIndex(({ desiredRetention }) => desiredRetention >= retention - 1e-9),
  );
  const [a, b] = [points[after - 1]!, points[after]!];
  const share = (retention - a.desiredRetention) / (b.desiredRetention - a.desiredRetention);
  const between = (from: number, to: number) => from + share * (to - from);
  return {
    minutesPerDay: between(a.minutesPerDay, b.minutesPerDay),
    cardsPerDay: between(a.cardsPerDay, b.cardsPerDay),
    known: a.known === null || b.known === null ? null : between(a.known, b.known),
  };
}

export function costText({ minutesPerDay, cardsPerDay, known }: Cost): string {
  if (cardsPerDay < 0.05) return 'Nothing to study yet, so it costs nothing yet.';
  const recall = known === null ? '' : `, with ${Math.round(known * 100)} % of it known a year from now`;
  return `About ${minutesText(minutesPerDay)} and ${plural(Math.max(1, Math.round(cardsPerDay)), 'answer')} a day${recall}.`;
}

export function minutesText(minutes: number): string {
  if (minutes < 1) return 'a minute';
  return plural(Math.round(minutes), 'minute');
}

/** What the prediction rests on. */
export function basisText({ cards, newCards, ownPace }: Workload): string {
  const pace = ownPace ? 'your answer times' : 'usual answer times, until there are enough of yours';
  const fresh = newCards > 0 ? ` and ${newCards} new ones at your daily limit` : '';
  return `Simulated for the coming year with ${plural(cards, 'card')} of yours${fresh}, by ${pace}.`;
}
