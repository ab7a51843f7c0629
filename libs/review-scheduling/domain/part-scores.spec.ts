import fc from 'fast-check';
import { verdicts } from '@app/grading/domain/grade.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { levelScores, sectionScores, topicScores } from './part-scores.js';

const item = fc.record({
  topics: fc.uniqueArray(fc.constantFrom('arrays', 'trees', 'graphs'), { minLength: 1 }),
  level: fc.constantFrom(...levels),
  section: fc.integer({ min: 1, max: 3 }),
  verdict: fc.constantFrom(...verdicts),
  score: fc.integer({ min: 0, max: 4 }).map((quarters) => quarters / 4),
});

it('adds up by topic, level and section; what waits for a person is counted, but not scored', () => {
  const items = [
    { topics: ['trees', 'graphs'], level: 'senior' as const, section: 1, verdict: 'partial' as const, score: 0.5 },
    { topics: ['trees'], level: 'entry' as const, section: 2, verdict: 'ungraded' as const, score: 0 },
    { topics: ['graphs'], level: 'senior' as const, section: 2, verdict: 'correct' as const, score: 1 },
  ];
  expect(topicScores(items)).toEqual([
    { topic: 'trees', score: 0.5, maxScore: 1, count: 2 },
    { topic: 'graphs', score: 1.5, maxScore: 2, count: 2 },
  ]);
  expect(levelScores(items)).toEqual([
    { level: 'entry', score: 0, maxScore: 0, count: 1 },
    { level: 'senior', score: 1.5, maxScore: 2, count: 2 },
  ]);
  expect(sectionScores(items)).toEqual([
    { section: 1, score: 0.5, maxScore: 1, count: 1 },
    { section: 2, score: 1, maxScore: 1, count: 2 },
  ]);
});

it('levels and sections share the whole out; a topic has at most all of it', () => {
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const graded = items.filter(({ verdict }) => verdict !== 'ungraded');
      const score = graded.reduce((sum, one) => sum + one.score, 0);
      for (const parts of [levelScores(items), sectionScores(items)]) {
        expect(parts.reduce((sum, part) => sum + part.score, 0)).toBe(score);
        expect(parts.reduce((sum, part) => sum + part.maxScore, 0)).toBe(graded.length);
        expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(items.length);
      }
      expect(topicScores(items).every((part) => part.score <= score && part.maxScore <= graded.length)).toBe(true);
    }),
  );
});
