import { importVerdicts, type ImportFigures, type ImportVerdict } from '../domain/card-import.js';
import type { AnkiCollection } from '../domain/anki-collection.js';
import type { JudgedCard } from './judge-cards.js';

/** What a file holds, in numbers. Reviews are those of the cards that are to be imported. */
export function figuresOf(collection: AnkiCollection, cards: readonly JudgedCard[]): ImportFigures {
  const byVerdict = Object.fromEntries(importVerdicts.map((verdict) => [verdict, 0])) as Record<ImportVerdict, number>;
  const figures = { reviews: 0, reviewsLeftOut: 0, withMedia: 0, suspended: 0 };
  let [first, last] = [Infinity, -Infinity];
  for (const { verdict, reviews, reviewsLeftOut, hasMedia, history } of cards) {
    byVerdict[verdict] += 1;
    if (!history) continue;
    figures.reviews += reviews;
    figures.reviewsLeftOut += reviewsLeftOut;
    if (hasMedia) figures.withMedia += 1;
    if (history.isSuspended) figures.suspended += 1;
    first = Math.min(first, history.acts[0]?.[0] ?? Infinity);
    last = Math.max(last, history.acts.at(-1)?.[0] ?? -Infinity);
  }
  return {
    packageVersion: collection.packageVersion,
    notes: collection.notes.length,
    cards: cards.length,
    byVerdict,
    ...figures,
    firstReviewAt: Number.isFinite(first) ? new Date(first).toISOString() : null,
    lastReviewAt: Number.isFinite(last) ? new Date(last).toISOString() : null,
  };
}
