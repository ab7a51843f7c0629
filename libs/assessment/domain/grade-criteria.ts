import type { Fault } from '@app/kernel/app-error.js';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import { grade, type Grade } from '@app/grading/domain/grade.js';
import { checkResponse } from '@app/grading/domain/response.js';

/**
 * The grade of an open answer that meets these criteria of its rubric, whoever says so: their points, of all points.
 * `criteria` are in the rubric's order; pointers of faults start at `/criteria`.
 */
export function gradeCriteria(
  content: ContentOf<'open'>,
  criteria: readonly string[],
): { grade: Grade; criteria: string[] } | { faults: Fault[] } {
  const answer = { text: 'answered', criteria: [...criteria] };
  const check = checkResponse(content, answer);
  if ('faults' in check) return check;
  const met = content.rubric.flatMap(({ id }) => (criteria.includes(id) ? [id] : []));
  return { grade: grade({ ...content, assessment: 'self' }, answer), criteria: met };
}

/** Whether a response to an open question says anything. */
export function hasText(response: unknown): boolean {
  const { text } = (response ?? {}) as { text?: unknown };
  return typeof text === 'string' && text.trim() !== '';
}
