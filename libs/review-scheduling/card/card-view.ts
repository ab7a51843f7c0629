import type { Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { cardView, type CardView } from '../review/review-view.js';
import type { CardRow } from '../reviews.rows.js';
import { stateOf } from './cards.store.js';

/** What a card asks, without anything that answers it. */
export interface AskedQuestion {
  id: string;
  slug: string;
  kind: Kind;
  level: Level;
  topics: string[];
  /** It may be practised, or is one's own. */
  isAvailable: boolean;
}

/** What a person did to a card, and what its reviews made of it. */
export interface CardMarks {
  /** 0: none. */
  flag: number;
  suspended: { at: Date; by: 'person' | 'leech' } | null;
  /** Null where that is over, too. */
  buriedUntil: Date | null;
  leechAt: Date | null;
}

export type CardOfList = CardView &
  CardMarks & {
    hasNote: boolean;
    lastReviewAt: Date | null;
    createdAt: Date;
    /** `excerpt`: how the prompt begins, Markdown that may end anywhere. */
    question: AskedQuestion & { excerpt: string };
  };

/** A card with its question as a person gets it now, or got it last. */
export interface AskedCard extends CardRow {
  slug: string;
  kind: Kind;
  level: Level;
  topics: string[];
  isAvailable: boolean;
  /** Markdown; in a list its beginning. */
  prompt: string;
}

export function questionOf({ questionId, slug, kind, level, topics, isAvailable }: AskedCard): AskedQuestion {
  return { id: questionId, slug, kind, level, topics, isAvailable };
}

export function marksOf({ flag, suspendedAt, suspendedBy, buriedUntil, leechAt }: CardRow, now: Date): CardMarks {
  return {
    flag,
    suspended: suspendedAt && suspendedBy ? { at: suspendedAt, by: suspendedBy } : null,
    buriedUntil: buriedUntil && buriedUntil > now ? buriedUntil : null,
    leechAt,
  };
}

export function cardOfList(card: AskedCard, now: Date): CardOfList {
  const { id, note, lastReviewAt, createdAt, prompt } = card;
  return {
    ...cardView(id, stateOf(card)),
    ...marksOf(card, now),
    hasNote: note !== '',
    lastReviewAt,
    createdAt,
    question: { ...questionOf(card), excerpt: prompt },
  };
}
