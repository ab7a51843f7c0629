import fc from 'fast-check';
import { contentSchema, type ContentOf } from '@app/question-bank/domain/content.js';
import { gradeCriteria, hasText } from './grade-criteria.js';
import { decideSelfAssessment } from './self-assessment.js';

const content = contentSchema.parse({
  kind: 'open',
  prompt: 'Design a cache.',
  modelAnswer: 'A model.',
  explanation: 'Why.',
  estimatedSeconds: 300,
  rubric: [
    { id: 'load', text: 'Estimates the load', points: 2 },
    { id: 'evict', text: 'Says what is evicted', points: 1 },
    { id: 'stale', text: 'Deals with stale entries', points: 1 },
  ],
  assessment: 'instructor',
}) as ContentOf<'open'>;

describe('ticking criteria', () => {
  it.each([
    ['self', 'ungraded', null, ['a'], 'grade'],
    ['self', 'ungraded', ['a'], ['b'], 'grade'],
    ['self', 'partial', ['a', 'b'], ['b', 'a'], 'same'],
    ['self', 'partial', ['a', 'b'], ['a'], 'refuse'],
    ['self', 'incorrect', [], [], 'same'],
    ['self', 'correct', null, ['a'], 'refuse'],
    ['self', 'skipped', null, ['a'], 'refuse'],
    ['self', null, null, ['a'], 'refuse'],
    ['instructor', 'ungraded', null, ['a'], 'note'],
    ['instructor', 'ungraded', ['a'], ['b'], 'note'],
    ['instructor', 'partial', ['a'], ['a'], 'refuse'],
    ['instructor', 'skipped', null, ['a'], 'refuse'],
  ] as const)('assessed by %s, %s, said %j, now %j: %s', (assessment, verdict, selfCriteria, criteria, decision) =>
    expect(decideSelfAssessment({ assessment, verdict, selfCriteria }, criteria)).toBe(decision),
  );
});

describe('the grade of criteria', () => {
  it('is their points of all points, whoever assesses', () => {
    expect(gradeCriteria(content, ['stale', 'load'])).toMatchObject({
      grade: { verdict: 'partial', score: 0.75 },
      criteria: ['load', 'stale'],
    });
    expect(gradeCriteria(content, [])).toMatchObject({ grade: { verdict: 'incorrect', score: 0 }, criteria: [] });
    expect(gradeCriteria(content, ['load', 'evict', 'stale'])).toMatchObject({
      grade: { verdict: 'correct', score: 1 },
    });
  });

  it('names each criterion that is none, or is named twice', () => {
    expect(gradeCriteria(content, ['load', 'nothing', 'load'])).toEqual({
      faults: [
        { pointer: '/criteria/1', message: 'is no criterion' },
        { pointer: '/criteria/2', message: 'is named twice' },
      ],
    });
  });

  it('grows with each criterion more', () => {
    const ids = content.rubric.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(ids, { maxLength: 2 }), (criteria) => {
        const more = ids.find((id) => !criteria.includes(id))!;
        expect(scoreOf([...criteria, more])).toBeGreaterThan(scoreOf(criteria));
      }),
    );
  });

  function scoreOf(criteria: string[]): number {
    const graded = gradeCriteria(content, criteria);
    if ('faults' in graded) throw new Error('the criteria are there');
    return graded.grade.score;
  }
});

it('an answer says something where its text is not blank', () => {
  expect(hasText({ text: ' a ' })).toBe(true);
  for (const response of [null, undefined, {}, { text: ' \n ' }, { text: 3 }, { criteria: ['a'] }]) {
    expect(hasText(response)).toBe(false);
  }
});
