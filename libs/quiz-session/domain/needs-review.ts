import type { Verdict } from '@app/grading/domain/grade.js';

export const reviewReasons = ['incorrect', 'partial', 'skipped', 'flagged', 'over-time'] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/** Whether an answer was not right. */
export function isMissed(verdict: Verdict): verdict is 'incorrect' | 'partial' | 'skipped' {
  return verdict === 'incorrect' || verdict === 'partial' || verdict === 'skipped';
}

interface Item {
  verdict: Verdict;
  flagged: boolean;
  timeSpentMs: number;
  estimatedSeconds: number;
}

/** Why an item of a sitting becomes a card; where there is no reason, it doesn't. */
export function reasonsForReview({ verdict, flagged, timeSpentMs, estimatedSeconds }: Item): ReviewReason[] {
  return [
    ...(isMissed(verdict) ? [verdict] : []),
    ...(flagged ? ['flagged' as const] : []),
    ...(timeSpentMs > estimatedSeconds * 1_000 ? ['over-time' as const] : []),
  ];
}

/** Whether an item of a sitting becomes a card: it was not right, took longer than estimated, or was flagged. */
export function needsReview(item: Item): boolean {
  return reasonsForReview(item).length > 0;
}
