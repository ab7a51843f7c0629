import { isShown, type CountingRule, type Feedback } from '@app/interview-template/domain/plan.js';
import type { SittingState } from './accept-answer.js';

interface Attempt {
  number: number;
  state: SittingState;
  score: number | null;
  maxScore: number | null;
  finishedAt: Date | null;
  feedback: Feedback;
}

/**
 * The score in [0, 1] that counts of several attempts: the best, the last, the first, or their mean. Of those that are
 * graded and whose score may be told by now; null where there is none.
 */
export function countingScore(rule: CountingRule, attempts: readonly Attempt[], now: Date): number | null {
  const scores = attempts.toSorted((a, b) => a.number - b.number).flatMap((attempt) => toldScore(attempt, now) ?? []);
  const [first] = scores;
  if (first === undefined) return null;
  switch (rule) {
    case 'best':
      return Math.max(...scores);
    case 'last':
      return scores.at(-1)!;
    case 'first':
      return first;
    case 'mean':
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}

function toldScore({ state, score, maxScore, finishedAt, feedback }: Attempt, now: Date): number | null {
  if (state !== 'graded' || score === null || !maxScore || !finishedAt) return null;
  return isShown(feedback, 'score', { endedAt: finishedAt, now }) ? score / maxScore : null;
}
