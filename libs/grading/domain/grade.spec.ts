import type { ContentOf } from '@app/question-bank/domain/content.js';
import { correctAnswer, grade } from './grade.js';

const common = { prompt: 'p', explanation: 'e', estimatedSeconds: 60, references: [] };
const parts = (...ids: string[]) => ids.map((id) => ({ id, text: id }));

describe('single-choice', () => {
  const content: ContentOf<'single-choice'> = {
    kind: 'single-choice',
    ...common,
    options: [...parts('a', 'b'), { id: 'c', text: 'c', feedback: 'that is amortised' }],
    key: 'b',
  };
  it.each([
    ['b', 'correct', 1],
    ['a', 'incorrect', 0],
  ])('%s is %s', (choice, verdict, score) => {
    expect(grade(content, { choice })).toEqual({ verdict, score, maxScore: 1 });
  });
  it('brings the feedback of what was chosen', () => {
    expect(grade(content, { choice: 'c' }).detail).toEqual({ kind: 'single-choice', feedback: 'that is amortised' });
  });
});

describe('multiple-choice', () => {
  const content = (scoring: 'partial' | 'all-or-nothing'): ContentOf<'multiple-choice'> => ({
    kind: 'multiple-choice',
    ...common,
    options: [...parts('a', 'b', 'c', 'd'), { id: 'e', text: 'e', feedback: 'no' }],
    key: ['a', 'b', 'c'],
    scoring,
  });
  it.each([
    [['a', 'b', 'c'], 'correct', 1],
    [['c', 'a', 'b'], 'correct', 1],
    [['a', 'b'], 'partial', 2 / 3],
    [['a', 'b', 'd'], 'partial', 1 / 3],
    [['a', 'd'], 'incorrect', 0],
    [['d', 'e'], 'incorrect', 0],
    [['a', 'b', 'c', 'd', 'e'], 'partial', 1 / 3],
    [[], 'skipped', 0],
  ])('partial: %j is %s', (choices, verdict, score) => {
    expect(grade(content('partial'), { choices })).toMatchObject({ verdict, score });
  });
  it.each([
    [['b', 'c', 'a'], 'correct'],
    [['a', 'b'], 'incorrect'],
    [['a', 'b', 'c', 'd'], 'incorrect'],
    [[], 'skipped'],
  ])('all or nothing: %j is %s', (choices, verdict) => {
    expect(grade(content('all-or-nothing'), { choices }).verdict).toBe(verdict);
  });
  it('says which were right, wrong and missed', () => {
    expect(grade(content('partial'), { choices: ['e', 'a'] }).detail).toEqual({
      kind: 'multiple-choice',
      right: ['a'],
      wrong: ['e'],
      missed: ['b', 'c'],
      feedback: [{ id: 'e', text: 'no' }],
    });
  });
});

describe('numeric', () => {
  type Key = ContentOf<'numeric'>['key'];
  const table: [Key, number, number][] = [
    [{ value: 3.2 }, 3.2, 1],
    [{ value: 3.2 }, 3.2001, 0],
    [{ value: 0.3 }, 0.1 + 0.2, 1],
    [{ value: 0 }, -0, 1],
    [{ value: 0 }, 5e-324, 0],
    [{ value: 1e21 }, 1e21 + 1e9, 0],
    [{ value: 3.2, tolerance: { absolute: 0.05 } }, 3.15, 1],
    [{ value: 3.2, tolerance: { absolute: 0.05 } }, 3.25, 1],
    [{ value: 3.2, tolerance: { absolute: 0.05 } }, 3.2501, 0],
    [{ value: 200, tolerance: { relative: 0.1 } }, 220, 1],
    [{ value: 200, tolerance: { relative: 0.1 } }, 180, 1],
    [{ value: 200, tolerance: { relative: 0.1 } }, 179.9, 0],
    [{ value: -200, tolerance: { relative: 0.1 } }, -215, 1],
    [{ value: -200, tolerance: { relative: 0.1 } }, 200, 0],
    [{ value: 1e308 }, -1e308, 0],
    [{ min: 1, max: 2 }, 1, 1],
    [{ min: 1, max: 2 }, 2, 1],
    [{ min: 1, max: 2 }, 2.0000001, 0],
    [{ min: 1, max: 2 }, 0.9999999, 0],
  ];
  it.each(table)('of %j, %d scores %d', (key, number, score) => {
    expect(grade({ kind: 'numeric', ...common, key }, { number }).score).toBe(score);
  });
});

describe('ordering', () => {
  const content = (scoring: 'partial' | 'all-or-nothing'): ContentOf<'ordering'> => ({
    kind: 'ordering',
    ...common,
    items: parts('a', 'b', 'c', 'd', 'e'),
    key: ['a', 'b', 'c', 'd', 'e'],
    scoring,
  });
  it.each([
    ['abcde', 'correct', 1],
    ['abced', 'partial', 3 / 4],
    ['eabcd', 'partial', 3 / 4],
    ['badce', 'partial', 2 / 4],
    ['edcab', 'partial', 1 / 4],
    ['edcba', 'incorrect', 0],
  ])('partial: %s is %s', (order, verdict, score) => {
    expect(grade(content('partial'), { order: [...order] })).toMatchObject({ verdict, score });
  });
  it.each([
    ['abcde', 1],
    ['abced', 0],
  ])('all or nothing: %s scores %d', (order, score) => {
    expect(grade(content('all-or-nothing'), { order: [...order] }).score).toBe(score);
  });
});

describe('matching', () => {
  const content: ContentOf<'matching'> = {
    kind: 'matching',
    ...common,
    left: parts('l1', 'l2', 'constructor'),
    right: parts('r1', 'r2', 'r3', 'r4'),
    key: { l1: 'r2', l2: 'r1', constructor: 'r3' },
  };
  const table: [Record<string, string>, string, number][] = [
    [{ l1: 'r2', l2: 'r1', constructor: 'r3' }, 'correct', 1],
    [{ l1: 'r2', l2: 'r1' }, 'partial', 2 / 3],
    [{ l1: 'r2', l2: 'r4', constructor: 'r4' }, 'partial', 1 / 3],
    [{ l1: 'r1', l2: 'r2' }, 'incorrect', 0],
    [{}, 'skipped', 0],
  ];
  it.each(table)('%j is %s', (pairs, verdict, score) => {
    expect(grade(content, { pairs })).toMatchObject({ verdict, score });
  });
  it('says which were right, wrong and missed', () => {
    expect(grade(content, { pairs: { l1: 'r2', l2: 'r2' } }).detail).toEqual({
      kind: 'matching',
      right: ['l1'],
      wrong: ['l2'],
      missed: ['constructor'],
    });
  });
});

describe('open', () => {
  const content = (assessment: 'self' | 'instructor'): ContentOf<'open'> => ({
    kind: 'open',
    ...common,
    modelAnswer: 'm',
    rubric: [
      { id: 'load', text: 't', points: 3 },
      { id: 'cache', text: 't', points: 1 },
    ],
    assessment,
  });
  const table: ['self' | 'instructor', string, string[] | undefined, string, number][] = [
    ['self', 'words', ['load', 'cache'], 'correct', 1],
    ['self', 'words', ['load'], 'partial', 0.75],
    ['self', 'words', [], 'incorrect', 0],
    ['self', 'words', undefined, 'ungraded', 0],
    ['self', ' ', ['cache'], 'partial', 0.25],
    ['self', ' ', undefined, 'skipped', 0],
    ['self', '', [], 'skipped', 0],
    ['instructor', 'words', undefined, 'ungraded', 0],
    ['instructor', 'words', ['load', 'cache'], 'ungraded', 0],
    ['instructor', '', undefined, 'skipped', 0],
  ];
  it.each(table)('%s: %j with %j is %s', (assessment, text, criteria, verdict, score) => {
    const response = criteria ? { text, criteria } : { text };
    expect(grade(content(assessment), response)).toMatchObject({ verdict, score });
  });
});

describe('flashcard', () => {
  const content: ContentOf<'flashcard'> = {
    kind: 'flashcard',
    front: 'f',
    back: 'b',
    explanation: 'e',
    estimatedSeconds: 20,
    references: [],
  };
  it.each([
    ['again', 'incorrect', 0],
    ['hard', 'correct', 1],
    ['good', 'correct', 1],
    ['easy', 'correct', 1],
  ] as const)('%s is %s', (rating, verdict, score) => {
    expect(grade(content, { rating })).toEqual({ verdict, score, maxScore: 1 });
  });
  it('shows its back as the answer', () => expect(correctAnswer(content)).toEqual({ text: 'b' }));
  it('has no other response', () => {
    expect(() => grade(content, { choice: 'a' })).toThrow(/flashcard/);
  });
});
