import { proposeLevel, type LevelNorms } from './propose-level.js';

const norms: LevelNorms = {
  entry: { questions: 40, median: 0.8 },
  mid: { questions: 40, median: 0.6 },
  senior: { questions: 40, median: 0.4 },
};
const propose = (level: 'entry' | 'mid' | 'senior', facility: number, answers = 400, given: LevelNorms = norms) =>
  proposeLevel({ level, facility, answers }, given);

it.each([
  ['entry', 0.5, 'mid'],
  ['entry', 0.95, null],
  ['entry', 0.72, null],
  ['mid', 0.9, 'entry'],
  ['mid', 0.3, 'senior'],
  ['mid', 0.6, null],
  ['senior', 0.7, 'mid'],
  ['senior', 0.1, null],
] as const)('a question labelled %s with a facility of %d: %s', (level, facility, proposed) => {
  expect(propose(level, facility)).toBe(proposed);
});

it('proposes nothing that may be chance', () => {
  expect(propose('entry', 0.62, 400)).toBe('mid');
  expect(propose('entry', 0.62, 30)).toBeNull();
});

it('proposes nothing while too few questions of a level are measured', () => {
  expect(propose('entry', 0.5, 400, { ...norms, mid: { questions: 4, median: 0.6 } })).toBeNull();
  expect(propose('entry', 0.5, 400, { mid: norms.mid! })).toBeNull();
});

it('proposes nothing where levels do not differ, or stand on their heads', () => {
  const flat = { ...norms, mid: { questions: 40, median: 0.78 } };
  expect(propose('entry', 0.5, 400, flat)).toBeNull();
  const turned: LevelNorms = { entry: { questions: 40, median: 0.4 }, mid: { questions: 40, median: 0.8 } };
  expect(propose('entry', 0.9, 400, turned)).toBeNull();
});
