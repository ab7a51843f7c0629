import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Marks } from './marks.js';

/**
 * Partial: (l − 1) / (n − 1), l being the most items that stand in the right order among themselves. One item
 * always does, so it earns nothing, and the reverse of the key scores 0.
 */
export function gradeOrdering({ key, scoring }: ContentOf<'ordering'>, order: readonly string[]): Marks {
  const longestInOrder = longestCommonSubsequence(key, order);
  const partial = (longestInOrder - 1) / (key.length - 1);
  return {
    score: scoring === 'partial' ? partial : Number(longestInOrder === key.length),
    detail: { kind: 'ordering', longestInOrder, of: key.length },
  };
}

/** Length of the longest common subsequence, by the table of all prefixes (Wagner and Fischer), row by row. */
export function longestCommonSubsequence(left: readonly string[], right: readonly string[]): number {
  let row: number[] = right.map(() => 0);
  for (const item of left) {
    const next: number[] = [];
    for (const [index, other] of right.entries()) {
      const diagonal = row[index - 1] ?? 0;
      next.push(item === other ? diagonal + 1 : Math.max(row[index] ?? 0, next[index - 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
