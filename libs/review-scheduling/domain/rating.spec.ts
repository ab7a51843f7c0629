import fc from 'fast-check';
import { verdicts, type Verdict } from '@app/grading/domain/grade.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { permittedRatings, ratings, suggestRating, type RatedAnswer, type Rating } from './rating.js';

const answer = (change: Partial<RatedAnswer>): RatedAnswer => ({
  score: 1,
  verdict: 'correct',
  elapsedMs: 40_000,
  expectedMs: 60_000,
  ...change,
});

const table: [string, Partial<RatedAnswer>, Rating | null][] = [
  ['wrong', { score: 0, verdict: 'incorrect' }, 'again'],
  ['skipped', { score: 0, verdict: 'skipped' }, 'again'],
  ['under half', { score: 0.49, verdict: 'partial' }, 'again'],
  ['half', { score: 0.5, verdict: 'partial' }, 'hard'],
  ['nearly all', { score: 0.99, verdict: 'partial' }, 'hard'],
  ['right', {}, 'good'],
  ['right after longer than expected', { elapsedMs: 600_000 }, 'good'],
  ['right in half of the time', { elapsedMs: 30_000 }, 'good'],
  ['right in under half of the time', { elapsedMs: 29_999 }, 'easy'],
  ['right in a time that was not measured', { elapsedMs: 0 }, 'good'],
  ['right with hints', { hintsUsed: true, elapsedMs: 1_000 }, 'hard'],
  ['wrong, and quickly', { score: 0, verdict: 'incorrect', elapsedMs: 1 }, 'again'],
  ['ungraded', { score: 0, verdict: 'ungraded' }, null],
  ['open, ungraded', { score: 0, verdict: 'ungraded', kind: 'open' }, null],
  ['open, ungraded, self-rated', { score: 0, verdict: 'ungraded', kind: 'open', selfRating: 'hard' }, 'hard'],
  ['open, by its own criteria', { score: 0.6, verdict: 'partial', kind: 'open' }, 'hard'],
  ['a flashcard', { kind: 'flashcard', selfRating: 'easy' }, 'easy'],
  ['a flashcard not recalled', { score: 0, verdict: 'incorrect', kind: 'flashcard', selfRating: 'again' }, 'again'],
  ['a skipped flashcard', { score: 0, verdict: 'skipped', kind: 'flashcard', selfRating: 'easy' }, 'again'],
  ['a choice that calls itself easy', { kind: 'single-choice', selfRating: 'easy' }, 'good'],
  ['a wrong choice that calls itself good', { score: 0, verdict: 'incorrect', selfRating: 'good' }, 'again'],
];
it.each(table)('%s', (_, change, rating) => expect(suggestRating(answer(change))).toBe(rating));

it.each([
  ['incorrect', undefined, ['again']],
  ['skipped', undefined, ['again']],
  ['skipped', 'flashcard', ['again']],
  ['partial', 'ordering', ['again', 'hard']],
  ['correct', 'numeric', ['hard', 'good', 'easy']],
  ['ungraded', undefined, []],
  ['ungraded', 'open', ['again', 'hard', 'good', 'easy']],
  ['partial', 'open', ['again', 'hard', 'good', 'easy']],
  ['correct', 'flashcard', ['again', 'hard', 'good', 'easy']],
] as const)('%s %s may be rated %j', (verdict, kind, permitted) => {
  expect(permittedRatings(kind ? { verdict, kind } : { verdict })).toEqual(permitted);
});

it('takes help for half of an answer', () => {
  expect(permittedRatings({ verdict: 'correct', hintsUsed: true })).toEqual(['again', 'hard']);
});

it('suggests nothing that is not permitted', () => {
  const score = (verdict: Verdict) => {
    if (verdict === 'correct') return fc.constant(1);
    return verdict === 'partial' ? fc.double({ min: 0.01, max: 0.99, noNaN: true }) : fc.constant(0);
  };
  const graded = fc
    .constantFrom(...verdicts)
    .chain((verdict) => fc.record({ verdict: fc.constant(verdict), score: score(verdict) }));
  const rest = fc.record({
    elapsedMs: fc.nat(),
    expectedMs: fc.nat(),
    kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
    hintsUsed: fc.boolean(),
    selfRating: fc.option(fc.constantFrom(...ratings), { nil: undefined }),
  });
  fc.assert(
    fc.property(graded, rest, (grade, { kind, selfRating, ...other }) => {
      const whole = { ...grade, ...other, ...(kind && { kind }), ...(selfRating && { selfRating }) };
      const rating = suggestRating(whole);
      if (rating !== null) expect(permittedRatings(whole)).toContain(rating);
    }),
    { numRuns: 1_000 },
  );
});
