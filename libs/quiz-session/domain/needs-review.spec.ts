import type { Verdict } from '@app/grading/domain/grade.js';
import { needsReview, reasonsForReview, type ReviewReason } from './needs-review.js';

const table: [Verdict, boolean, number, ReviewReason[]][] = [
  ['incorrect', false, 1, ['incorrect']],
  ['partial', false, 1, ['partial']],
  ['skipped', false, 0, ['skipped']],
  ['correct', false, 60, []],
  ['correct', false, 60.001, ['over-time']],
  ['correct', true, 1, ['flagged']],
  ['ungraded', false, 1, []],
  ['ungraded', true, 1, ['flagged']],
  ['ungraded', false, 61, ['over-time']],
  ['incorrect', true, 61, ['incorrect', 'flagged', 'over-time']],
];
it.each(table)('%s, flagged: %s, %d s of 60 s: %j', (verdict, flagged, seconds, expected) => {
  const item = { verdict, flagged, timeSpentMs: seconds * 1_000, estimatedSeconds: 60 };
  expect(reasonsForReview(item)).toEqual(expected);
  expect(needsReview(item)).toBe(expected.length > 0);
});
