import type { Rating } from '@app/review-scheduling/domain/rating.js';
import type { AnkiPackageVersion } from './anki-collection.js';
import type { HistoryAct } from './anki-history.js';

export const importVerdicts = ['new', 'updated', 'unchanged', 'duplicate', 'unsupported', 'error'] as const;
export type ImportVerdict = (typeof importVerdicts)[number];

/** Why a card is not imported, or what of it is left out. */
export const importReasons = [
  'no-note',
  'no-note-type',
  'no-template',
  'front-empty',
  'back-empty',
  'too-long',
  'invalid',
  'same-as-another',
  'media-left-out',
] as const;
export type ImportReason = (typeof importReasons)[number];

/** What a file holds. */
export interface ImportFigures {
  packageVersion: AnkiPackageVersion;
  notes: number;
  cards: number;
  byVerdict: Record<ImportVerdict, number>;
  /** Answers that come with the cards to be imported. */
  reviews: number;
  /** Entries of the log that say nothing of memory. */
  reviewsLeftOut: number;
  firstReviewAt: string | null;
  lastReviewAt: string | null;
  /** Cards of which pictures or sounds are left out. */
  withMedia: number;
  suspended: number;
}

/** What came of applying it, and of undoing that. */
export interface ImportOutcome {
  cardsAdded: number;
  cardsUpdated: number;
  reviewsAdded: number;
  undone?: { removed: number; restored: number; kept: number };
}

/** A card's acts and marks as they wait to be imported. Times in milliseconds since 1970. */
export interface WaitingHistory {
  createdAt: number;
  /** Time, code (0 forgotten, 1 again to 4 easy), and milliseconds that the answer took. */
  acts: [number, number, number][];
  dueAt: number | null;
  isSuspended: boolean;
  isBuried: boolean;
  isLeech: boolean;
  flag: number;
}

const codes: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

export const packedAct = (act: HistoryAct): [number, number, number] =>
  act.act === 'reset' ? [act.at.getTime(), 0, 0] : [act.at.getTime(), codes.indexOf(act.rating) + 1, act.elapsedMs];

export function unpackedAct([at, code, elapsedMs]: [number, number, number]): HistoryAct {
  const rating = codes[code - 1];
  const place = { id: String(at), at: new Date(at) };
  return rating ? { ...place, act: 'answer', rating, elapsedMs } : { ...place, act: 'reset' };
}
