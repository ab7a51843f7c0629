import fc from 'fast-check';
import { countingRules, planSchema, type FeedbackMoment } from '@app/interview-template/domain/plan.js';
import { countingScore } from './counting-score.js';

const ended = new Date(Date.UTC(2026, 10, 24, 12));
const hoursLater = (hours: number) => new Date(ended.getTime() + hours * 3_600_000);
const { feedback } = planSchema.parse({ sections: [{ title: 'Any', rules: [{ questions: ['any'] }] }] });
const graded = (number: number, score: number, moment: FeedbackMoment = 'at-end') => ({
  number,
  state: 'graded' as const,
  score,
  maxScore: 4,
  finishedAt: ended,
  feedback: { ...feedback, score: moment, laterHours: 24 },
});

it.each([
  ['best', 0.75],
  ['first', 0.5],
  ['last', 0.25],
  ['mean', 0.5],
] as const)('%s of 2, 3 and 1 of 4 points is %d', (rule, score) => {
  // Not in their order: it is the number that tells.
  expect(countingScore(rule, [graded(3, 1), graded(1, 2), graded(2, 3)], ended)).toBe(score);
});

it('leaves out what is not graded, or not told, or not told yet', () => {
  const running = { ...graded(1, 0), state: 'running' as const, score: null, maxScore: null, finishedAt: null };
  const attempts = [running, graded(2, 4, 'never'), graded(3, 4, 'later'), graded(4, 1)];
  expect(countingScore('best', attempts, hoursLater(23))).toBe(0.25);
  expect(countingScore('best', attempts, hoursLater(24))).toBe(1);
  for (const rule of countingRules) expect(countingScore(rule, [running, graded(2, 4, 'never')], ended)).toBeNull();
});

it('lies between the worst and the best, whatever counts', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countingRules),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
      (rule, all) => {
        const score = countingScore(
          rule,
          all.map((points, index) => graded(index + 1, points)),
          ended,
        )!;
        expect(score).toBeGreaterThanOrEqual(Math.min(...all) / 4);
        expect(score).toBeLessThanOrEqual(Math.max(...all) / 4);
      },
    ),
  );
});
