import type { Verdict } from '@app/grading/domain/grade.js';
import { selfRatings, type SelfRating } from '@app/grading/domain/response.js';
import type { Kind } from '@app/question-bank/domain/content.js';

/** What FSRS is told about a recall, from worst to best. */
export const ratings = selfRatings;
export type Rating = SelfRating;

interface Graded {
  score: number;
  verdict: Verdict;
  kind?: Kind;
  hintsUsed?: boolean;
}

/** `elapsedMs`: what the answer took, 0 where it wasn't measured. `expectedMs`: what it was estimated to take. */
export interface RatedAnswer extends Graded {
  elapsedMs: number;
  expectedMs: number;
  /** What the candidate says, where the kind is one that they rate. */
  selfRating?: Rating;
}

/** The rating that a grade speaks for, or null while nobody can tell. */
export function suggestRating(answer: RatedAnswer): Rating | null {
  const { verdict, score, elapsedMs, expectedMs } = answer;
  if (verdict === 'skipped') return 'again';
  if (answer.selfRating && isRatedByCandidate(answer.kind)) return answer.selfRating;
  if (verdict === 'ungraded') return null;
  if (score < 0.5) return 'again';
  if (score < 1 || answer.hintsUsed) return 'hard';
  return elapsedMs > 0 && elapsedMs < expectedMs / 2 ? 'easy' : 'good';
}

/** The ratings among which the candidate may choose: never better than the answer was. Help used counts as partial. */
export function permittedRatings({ verdict, kind, hintsUsed }: Omit<Graded, 'score'>): readonly Rating[] {
  if (verdict === 'skipped') return ['again'];
  if (isRatedByCandidate(kind)) return ratings;
  switch (verdict) {
    case 'incorrect':
      return ['again'];
    case 'partial':
      return ['again', 'hard'];
    case 'correct':
      return hintsUsed ? ['again', 'hard'] : ['hard', 'good', 'easy'];
    case 'ungraded':
      return [];
  }
}

function isRatedByCandidate(kind: Kind | undefined): boolean {
  return kind === 'flashcard' || kind === 'open';
}
