import { alarmsOf, type AskedVersion } from './alarms.js';
import type { CountedAnswer } from './counted-answer.js';
import { tallyOfAll } from './tally.js';

const single: AskedVersion = {
  estimatedSeconds: 60,
  choice: { options: 4, key: ['a'], isSingle: true },
};
const several: AskedVersion = { ...single, choice: { options: 4, key: ['a', 'b'], isSingle: false } };
const plain: AskedVersion = { estimatedSeconds: 60, choice: null };

const answer = (changes: Partial<CountedAnswer> = {}): CountedAnswer => ({
  personId: 'p',
  sessionId: 's',
  position: 1,
  questionId: 'q',
  versionId: 'v',
  first: true,
  skipped: false,
  score: 10_000,
  rest: null,
  timeMs: 60_000,
  options: [],
  ...changes,
});
const times = (count: number, changes: (index: number) => Partial<CountedAnswer>) =>
  Array.from({ length: count }, (_, index) => answer(changes(index)));
const kinds = (answers: CountedAnswer[], version: AskedVersion = plain) =>
  alarmsOf(tallyOfAll(answers), version).map(({ kind }) => kind);
const right = (share: number, count: number) =>
  times(count, (index) => ({ score: index < Math.round(share * count) ? 10_000 : 0 }));

it('is none of few answers', () => {
  expect(kinds(right(0, 29))).toEqual([]);
  expect(kinds(right(1, 29))).toEqual([]);
  expect(kinds(times(19, () => ({ timeMs: 600_000 })))).toEqual([]);
});

it('is none of a question that is as it should be', () => {
  const sound = times(100, (index) => ({
    score: index % 3 === 0 ? 0 : 10_000,
    rest: index % 3 === 0 ? 4_000 + index : 7_000 + index,
    options: [index % 3 === 0 ? 'b' : 'a'],
  }));
  expect(kinds(sound, single)).toEqual([]);
});

it.each([
  ['too-easy', right(1, 30), plain],
  ['too-hard', right(0.1, 30), plain],
  // Whoever guesses one of four gets a quarter.
  ['too-hard', right(0.25, 40), single],
  ['too-slow', [...right(0.5, 30)].map((one) => ({ ...one, timeMs: 130_000 })), plain],
  ['too-fast', [...right(0.5, 30)].map((one) => ({ ...one, timeMs: 15_000 })), plain],
] as const)('is %s', (kind, answers, version) => {
  expect(kinds([...answers], version)).toEqual([kind]);
});

it('lets a quarter right pass where nobody guesses', () => expect(kinds(right(0.25, 40), several)).toEqual([]));

it('is a negative discrimination where the strong fail and the weak succeed, beyond chance', () => {
  const turned = (count: number) =>
    times(count, (index) => ({ score: index % 2 === 0 ? 0 : 10_000, rest: (index % 2 === 0 ? 7_000 : 5_000) + index }));
  expect(kinds(turned(29))).toEqual([]);
  expect(kinds(turned(30))).toEqual(['negative-discrimination']);
});

describe('a strong distractor', () => {
  /** Half chose the key; `strong` of the other half's rest scores are above. */
  const choosing = (count: number, restOfDistractor: number) =>
    times(count, (index) => ({
      options: [index % 2 === 0 ? 'a' : 'c'],
      score: index % 2 === 0 ? 10_000 : 0,
      rest: (index % 2 === 0 ? 5_000 : restOfDistractor) + (index % 10) * 200,
    }));

  it('is one that the better candidates choose rather than the key', () => {
    expect(alarmsOf(tallyOfAll(choosing(40, 7_000)), single)).toContainEqual({
      kind: 'strong-distractor',
      details: { option: 'c', chosen: 20 },
    });
    expect(kinds(choosing(40, 4_000), single)).toEqual([]);
  });

  it('is none where they do so by chance', () => expect(kinds(choosing(40, 5_050), single)).toEqual([]));

  it('is, of several options, one that the better choose and the others leave', () => {
    const answers = times(60, (index) => ({
      options: index % 3 === 0 ? ['a', 'b', 'd'] : ['a', 'b'],
      score: index % 3 === 0 ? 5_000 : 10_000,
      rest: (index % 3 === 0 ? 8_000 : 5_000) + (index % 10) * 100,
    }));
    expect(kinds(answers, several)).toContain('strong-distractor');
  });
});
