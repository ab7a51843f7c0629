import type { Tx } from '@app/database/tx.js';

/**
 * What the reviews know of questions that could be drawn. Implemented by the feature that owns the cards, which comes
 * after this one.
 */
export abstract class ReviewMemory {
  /** When the person's cards of these questions are due, and were last reviewed; those without a card are left out. */
  abstract of(
    tx: Tx,
    personId: string,
    questionIds: readonly string[],
  ): Promise<readonly { questionId: string; dueAt: Date; lastReviewAt: Date | null }[]>;
}
