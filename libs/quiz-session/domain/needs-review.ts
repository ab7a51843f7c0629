import type { Verdict } from '@app/grading/domain/grade.js';

/** Whether an item of a sitting becomes a card: it was not right, took longer than estimated, or was flagged. */
export function needsReview(item: {
  verdict: Verdict;
  flagged: boolean;
  timeSpentMs: number;
  estimatedSeconds: number;
}): boolean {
  const missed = item.verdict === 'incorrect' || item.verdict === 'partial' || item.verdict === 'skipped';
  return missed || item.flagged || item.timeSpentMs > item.estimatedSeconds * 1_000;
}
