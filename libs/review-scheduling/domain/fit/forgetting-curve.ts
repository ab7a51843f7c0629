import { retrievability, type CardState } from '../schedule/schedule.js';

/** The predicted probability of recall at an instant, 0 to 1. */
export interface RecallAt {
  at: Date;
  recall: number;
}

const dayMs = 86_400_000;
const steps = 40;

/**
 * How recall fades, from the last review until twice the stability has gone by, or until the card is due where that is
 * later: equally far apart, both ends included. Empty for what was never reviewed.
 */
export function forgettingCurve(
  card: Pick<CardState, 'state' | 'lastReviewAt' | 'stability' | 'dueAt'>,
  parameters?: readonly number[],
): RecallAt[] {
  const from = card.lastReviewAt?.getTime();
  if (card.state === 'new' || from === undefined) return [];
  const spanMs = Math.max(2 * card.stability * dayMs, card.dueAt.getTime() - from);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const at = new Date(from + Math.round((spanMs * step) / steps));
    return { at, recall: retrievability(card, at, parameters) };
  });
}
