import { countedAnswers, type AskedItem } from './counted-answer.js';

const asked = (changes: Partial<AskedItem> = {}): AskedItem => ({
  personId: 'p',
  sessionId: 's1',
  position: 1,
  questionId: 'q1',
  versionId: 'v1',
  startedAt: new Date('2026-11-01T10:00:00Z'),
  verdict: 'partial',
  score: 0.5,
  timeMs: 30_000,
  options: ['b', 'a', 'b'],
  sitting: { score: 3.5, maxScore: 5 },
  isOwn: false,
  ...changes,
});
const later = { sessionId: 's2', startedAt: new Date('2026-11-02T10:00:00Z') };

describe('an answer', () => {
  it('is counted in whole ten-thousandths, beside the mean of the other items of its sitting', () => {
    expect(countedAnswers([asked()])).toEqual([
      {
        personId: 'p',
        sessionId: 's1',
        position: 1,
        questionId: 'q1',
        versionId: 'v1',
        first: true,
        skipped: false,
        score: 5_000,
        rest: 7_500,
        timeMs: 30_000,
        options: ['a', 'b'],
      },
    ]);
  });

  it('stands beside no rest where the sitting has too few other graded items', () => {
    expect(countedAnswers([asked({ sitting: { score: 1.5, maxScore: 3 } })])[0]!.rest).toBeNull();
    expect(countedAnswers([asked({ sitting: { score: 1.5, maxScore: 4 } })])[0]!.rest).toBe(3_333);
  });

  it('counts nothing while it waits for a grade, or where the author of the version gave it', () => {
    expect(countedAnswers([asked({ verdict: 'ungraded' }), asked({ position: 2, isOwn: true })])).toEqual([]);
  });
});

describe('the first answer', () => {
  const firsts = (items: AskedItem[]) =>
    countedAnswers(items)
      .filter(({ first }) => first)
      .map(({ sessionId, questionId }) => `${sessionId}/${questionId}`);

  it('is that of the earliest sitting, in whatever order they are read', () => {
    const [one, two] = [asked(), asked(later)];
    expect(firsts([one, two])).toEqual(['s1/q1']);
    expect(firsts([two, one])).toEqual(['s1/q1']);
  });

  it('is of the question, whatever the version', () => {
    expect(firsts([asked(), asked({ ...later, versionId: 'v2' })])).toEqual(['s1/q1']);
  });

  it('is nobody’s where the first encounter was skipped or still waits: the second has seen it', () => {
    const skipped = countedAnswers([asked({ verdict: 'skipped', score: 0 }), asked(later)]);
    expect(skipped.map(({ first, skipped: isSkipped }) => [first, isSkipped])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(firsts([asked({ verdict: 'ungraded' }), asked(later)])).toEqual([]);
  });

  it('is each person’s own', () => {
    expect(firsts([asked(), asked({ ...later, personId: 'other' })])).toEqual(['s1/q1', 's2/q1']);
  });

  it('is decided by the id where two sittings began at once', () => {
    expect(firsts([asked({ sessionId: 's9' }), asked()])).toEqual(['s1/q1']);
  });
});
