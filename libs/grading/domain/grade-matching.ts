import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Outcome } from './marks.js';

/** One point a pair; pairs left out earn nothing and cost nothing. */
export function gradeMatching({ left, key }: ContentOf<'matching'>, pairs: Readonly<Record<string, string>>): Outcome {
  const answered = new Map(Object.entries(pairs));
  if (answered.size === 0) return 'skipped';
  const partner = new Map(Object.entries(key));
  const ids = left.map((part) => part.id);
  const given = ids.filter((id) => answered.has(id));
  const right = given.filter((id) => answered.get(id) === partner.get(id));
  return {
    score: right.length / ids.length,
    detail: {
      kind: 'matching',
      right,
      wrong: given.filter((id) => !right.includes(id)),
      missed: ids.filter((id) => !answered.has(id)),
    },
  };
}
