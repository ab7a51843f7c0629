import type { Kind } from '@app/question-bank/domain/content.js';

/**
 * Seconds that a prepared candidate needs, for files that do not say: the medians of our own starter packs, but for
 * cards, which are short in other systems' decks.
 */
export const defaultSeconds: Readonly<Record<Kind, number>> = {
  'single-choice': 90,
  'multiple-choice': 120,
  numeric: 90,
  'short-text': 90,
  ordering: 90,
  matching: 90,
  code: 1_500,
  sql: 720,
  open: 720,
  flashcard: 15,
};
