import fc from 'fast-check';
import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import { arbitraryContent, arbitraryId, contentArbitraries } from '@app/testing/arbitrary-content.js';
import { correctAnswer, grade, isProgram } from './grade.js';
import { gradeOrdering, longestCommonSubsequence } from './grade-ordering.js';
import { checkResponse, selfRatings, type Response } from './response.js';

/** Any response that the content allows. */
function responseTo(content: Content): fc.Arbitrary<Response> {
  return fc.option(answerTo(content), { nil: null, freq: 8 });
}

function answerTo(content: Content): fc.Arbitrary<NonNullable<Response>> {
  const ids = (parts: { id: string }[]) => parts.map((part) => part.id);
  switch (content.kind) {
    case 'single-choice':
      return fc.record({ choice: fc.constantFrom(...ids(content.options)) });
    case 'multiple-choice':
      return fc.record({ choices: fc.shuffledSubarray(ids(content.options)) });
    case 'numeric':
      return fc.record({ number: fc.double({ noNaN: true, noDefaultInfinity: true }) });
    case 'short-text':
      return fc.record({ text: fc.oneof(fc.string(), fc.constantFrom(...content.key.accepted)) });
    case 'ordering':
      return fc.record({ order: fc.shuffledSubarray(content.key, { minLength: content.key.length }) });
    case 'matching':
      return fc
        .tuple(fc.subarray(ids(content.left)), fc.array(fc.constantFrom(...ids(content.right)), { minLength: 20 }))
        .map(([left, right]) => ({ pairs: Object.fromEntries(left.map((id, at) => [id, right[at] ?? ''])) }));
    case 'code':
      return fc.record({ language: fc.constantFrom(...content.languages), source: fc.string() });
    case 'sql':
      return fc.record({ sql: fc.string() });
    case 'open':
      return fc.record(
        { text: fc.string(), criteria: fc.shuffledSubarray(ids(content.rubric)) },
        { requiredKeys: ['text'] },
      );
    case 'flashcard':
      return fc.record({ rating: fc.constantFrom(...selfRatings) });
  }
}
const answered = arbitraryContent.chain((content) => fc.tuple(fc.constant(content), responseTo(content)));

it('every permitted response is accepted and gets a score in [0, 1] that agrees with its verdict', () => {
  fc.assert(
    fc.property(answered, ([content, response]) => {
      expect(checkResponse(content, JSON.parse(JSON.stringify(response)))).toHaveProperty('response');
      if (isProgram(content)) return; // run by the judge
      const { score, verdict } = grade(content, response);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(verdict === 'correct').toBe(score === 1);
      expect(verdict === 'partial').toBe(score > 0 && score < 1);
      if (response === null) expect(verdict).toBe('skipped');
    }),
    { numRuns: 500 },
  );
});

it('any JSON value is either refused or graded, and nothing is thrown', () => {
  const fields = ['choice', 'choices', 'number', 'text', 'order', 'pairs', 'criteria', 'rating'];
  const nearly = fc.dictionary(
    fc.constantFrom(...fields),
    fc.oneof(fc.jsonValue(), fc.array(arbitraryId), fc.dictionary(arbitraryId, arbitraryId)),
    { maxKeys: 2 },
  );
  fc.assert(
    fc.property(arbitraryContent, fc.oneof(fc.jsonValue(), nearly), (content, value) => {
      const check = checkResponse(content, value);
      if (!('response' in check)) expect(check.faults.length).toBeGreaterThan(0);
      else if (!isProgram(content)) expect(grade(content, check.response).maxScore).toBe(1);
    }),
    { numRuns: 1_000 },
  );
});

it('the correct answer to an objective question is a response that scores 1', () => {
  const { flashcard: _, open: __, code: ___, sql: ____, ...objective } = contentArbitraries;
  fc.assert(
    fc.property(fc.oneof(...Object.values(objective)), (content) => {
      const answer = correctAnswer(content);
      const isRange = content.kind === 'numeric' && 'min' in content.key;
      const check = checkResponse(content, isRange ? { number: (answer as { min: number }).min } : answer);
      expect('response' in check && grade(content, check.response)).toMatchObject({ score: 1, verdict: 'correct' });
    }),
    { numRuns: 500 },
  );
});

it('ticking every criterion scores 1, however odd the points', () => {
  fc.assert(
    fc.property(contentArbitraries.open, (content) => {
      const criteria = content.rubric.map((criterion) => criterion.id).toReversed();
      const { score } = grade({ ...content, assessment: 'self' }, { text: 't', criteria });
      expect(score).toBe(1);
    }),
  );
});

describe('multiple-choice with partial scoring', () => {
  const partial = contentArbitraries['multiple-choice'].map((content) => ({ ...content, scoring: 'partial' as const }));
  const scoreOf = (content: ContentOf<'multiple-choice'>, choices: string[]) => grade(content, { choices }).score;
  const chosen = partial.chain((content) =>
    fc.tuple(fc.constant(content), fc.subarray(content.options.map((option) => option.id))),
  );

  it('never pays less for one more right option, nor more for one more wrong one', () => {
    fc.assert(
      fc.property(chosen, ([content, choices]) => {
        const before = scoreOf(content, choices);
        for (const { id } of content.options.filter((option) => !choices.includes(option.id))) {
          const after = scoreOf(content, [...choices, id]);
          if (content.key.includes(id)) expect(after).toBeGreaterThanOrEqual(before);
          else expect(after).toBeLessThanOrEqual(before);
        }
      }),
    );
  });

  it('never pays for choosing everything', () => {
    fc.assert(
      fc.property(partial, (content) => {
        const wrong = content.options.length - content.key.length;
        const score = scoreOf(
          content,
          content.options.map((option) => option.id),
        );
        if (wrong > 0) expect(score).toBeLessThan(1);
        if (wrong >= content.key.length) expect(score).toBe(0);
      }),
    );
  });
});

describe('matching', () => {
  it('pays for each right pair and takes nothing for others', () => {
    fc.assert(
      fc.property(
        contentArbitraries.matching.chain((content) =>
          fc.tuple(fc.constant(content), fc.subarray(Object.keys(content.key), { minLength: 1 })),
        ),
        ([content, known]) => {
          const pairs = Object.fromEntries(Object.entries(content.key).filter(([left]) => known.includes(left)));
          expect(grade(content, { pairs }).score).toBeCloseTo(known.length / content.left.length, 12);
        },
      ),
    );
  });
});

describe('ordering', () => {
  /** By trying every subsequence of the left. */
  const bruteForce = (left: string[], right: string[]) => {
    const isWithin = (some: string[]) => {
      let at = 0;
      for (const item of right) if (item === some[at]) at += 1;
      return at === some.length;
    };
    const subsets = Array.from({ length: 2 ** left.length }, (_, bits) => left.filter((__, at) => bits & (2 ** at)));
    return Math.max(...subsets.filter(isWithin).map((some) => some.length));
  };
  const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 7 });

  it('finds the longest common subsequence', () => {
    fc.assert(
      fc.property(letters, letters, (left, right) => {
        expect(longestCommonSubsequence(left, right)).toBe(bruteForce(left, right));
      }),
    );
  });

  it('gives the reverse of the key nothing, and one item out of place all but one part', () => {
    fc.assert(
      fc.property(contentArbitraries.ordering, (content) => {
        const partial = { ...content, scoring: 'partial' as const };
        const [first = '', ...rest] = content.key;
        expect(gradeOrdering(partial, content.key.toReversed()).score).toBe(0);
        expect(gradeOrdering(partial, [...rest, first]).score).toBeCloseTo(
          (rest.length - 1) / (content.key.length - 1),
          12,
        );
      }),
    );
  });
});
