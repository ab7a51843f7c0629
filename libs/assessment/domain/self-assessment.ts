import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Verdict } from '@app/grading/domain/grade.js';

/** An open answer, and what its candidate has said of it so far. */
export interface SelfAssessable {
  assessment: ContentOf<'open'>['assessment'];
  verdict: Verdict | null;
  selfCriteria: readonly string[] | null;
}

/**
 * What ticking these criteria does: `grade`: it is the grade; `note`: it is kept until an instructor has looked;
 * `same`: it was said before; `refuse`: the grade stands.
 */
export function decideSelfAssessment(
  { assessment, verdict, selfCriteria }: SelfAssessable,
  criteria: readonly string[],
): 'grade' | 'note' | 'same' | 'refuse' {
  if (verdict === 'ungraded') return assessment === 'self' ? 'grade' : 'note';
  if (verdict === null || verdict === 'skipped' || assessment === 'instructor' || !selfCriteria) return 'refuse';
  return areSame(selfCriteria, criteria) ? 'same' : 'refuse';
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
