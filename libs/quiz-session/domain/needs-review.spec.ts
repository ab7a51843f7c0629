import type { Verdict } from '@app/grading/domain/grade.js';
import { needsReview } from './needs-review.js';

const table: [Verdict, boolean, number, boolean][] = [
  ['incorrect', false, 1, true],
  ['partial', false, 1, true],
  ['skipped', false, 0, true],
  ['correct', false, 60, false],
  ['correct', false, 60.001, true],
  ['correct', true, 1, true],
  ['ungraded', false, 1, false],
  ['ungraded', true, 1, true],
  ['ungraded', false, 61, true],
];
it.each(table)('%s, flagged: %s, %d s of 60 s: %s', (verdict, flagged, seconds, expected) => {
  expect(needsReview({ verdict, flagged, timeSpentMs: seconds * 1_000, estimatedSeconds: 60 })).toBe(expected);
});
