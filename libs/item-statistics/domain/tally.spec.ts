import fc from 'fast-check';
import type { CountedAnswer } from './counted-answer.js';
import { bandOf, isSameTally, plus, tallyOf, tallyOfAll, type Tally } from './tally.js';

const answers: fc.Arbitrary<CountedAnswer> = fc.record({
  personId: fc.uuid(),
  sessionId: fc.uuid(),
  position: fc.integer({ min: 1, max: 50 }),
  questionId: fc.uuid(),
  versionId: fc.uuid(),
  first: fc.boolean(),
  skipped: fc.boolean(),
  score: fc.integer({ min: 0, max: 10_000 }),
  rest: fc.option(fc.integer({ min: 0, max: 10_000 })),
  timeMs: fc.integer({ min: 0, max: 86_400_000 }),
  options: fc.uniqueArray(fc.constantFrom('a', 'b', 'c.d', '__proto__', 'e f'), { maxLength: 4 }),
});
const empty: Tally = new Map();

it('is the same in whatever order answers are counted', () => {
  const shuffled = fc
    .array(answers, { maxLength: 30 })
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(fc.property(shuffled, ([list, other]) => isSameTally(tallyOfAll(list), tallyOfAll(other))));
});

it('is as if an answer had never been, once it is taken back', () => {
  fc.assert(
    fc.property(fc.array(answers), answers, (list, one) => {
      const before = tallyOfAll(list);
      return isSameTally(plus(plus(before, tallyOf(one)), tallyOf(one), -1), before);
    }),
  );
});

it('survives being stored as JSON', () => {
  fc.assert(
    fc.property(fc.array(answers), (list) => {
      const tally = tallyOfAll(list);
      const stored = JSON.parse(JSON.stringify(Object.fromEntries(tally))) as Record<string, number>;
      return isSameTally(new Map(Object.entries(stored)), tally);
    }),
  );
});

it('tells two tallies apart', () => {
  const one = tallyOf({ ...fc.sample(answers, 1)[0]!, skipped: false, score: 1 });
  expect(isSameTally(one, empty)).toBe(false);
  expect(isSameTally(one, plus(one, one))).toBe(false);
});

it('counts a skipped answer as that alone, and one that is not the first among all alone', () => {
  const answer = { ...fc.sample(answers, 1)[0]!, score: 7, rest: 5_000, timeMs: 1_000, options: ['a'] };
  expect([...tallyOf({ ...answer, first: true, skipped: true })]).toEqual([
    ['all.skipped', 1],
    ['first.skipped', 1],
  ]);
  expect([...tallyOf({ ...answer, first: false, skipped: false })]).toEqual([
    ['all.answers', 1],
    ['all.score', 7],
  ]);
});

it('has ten bands of rest scores, the best in the last', () => {
  expect([0, 999, 1_000, 9_999, 10_000].map(bandOf)).toEqual([0, 0, 1, 9, 9]);
});
