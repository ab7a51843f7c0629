import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Outcome } from './marks.js';
import type { ResponseOf, SelfRating } from './response.js';

/**
 * Self-assessed: the points of the criteria that the candidate ticked, of all points; ungraded until they have.
 * Assessed by an instructor: ungraded, whatever was ticked. Ticks without text are an answer given aloud.
 */
export function gradeOpen(
  { rubric, assessment }: ContentOf<'open'>,
  { text, criteria }: NonNullable<ResponseOf<'open'>>,
): Outcome {
  if (text.trim() === '' && !criteria?.length) return 'skipped';
  if (assessment === 'instructor' || criteria === undefined) return 'ungraded';
  const of = total(rubric);
  const points = total(rubric.filter((criterion) => criteria.includes(criterion.id)));
  return { score: points / of, detail: { kind: 'open', points, of } };
}

/** Recalled or not: only `again` says not. */
export function gradeFlashcard(rating: SelfRating): Outcome {
  return { score: rating === 'again' ? 0 : 1 };
}

function total(criteria: readonly { points: number }[]): number {
  return criteria.reduce((sum, { points }) => sum + points, 0);
}
