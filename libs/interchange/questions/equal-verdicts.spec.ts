import fc from 'fast-check';
import { grade } from '@app/grading/domain/grade.js';
import { checkResponse } from '@app/grading/domain/response.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { contentArbitraries } from '@app/testing/arbitrary-content.js';
import { arbitraryResponse, type GradedContent } from '@app/testing/arbitrary-responses.js';
import { hostileContent, questionOf } from '@app/testing/hostile-content.js';
import { explainedBy } from '@app/testing/lost-marks.js';
import { sameAnswer } from '@app/testing/same-answer.js';
import { writtenFile } from '@app/testing/written-files.js';
import type { Loss } from '../domain/questions/question-record.js';
import { lossesOf, questionExportFormats, type QuestionExportFormat } from './export-formats.js';
import { openQuestionFile } from './read-file.js';

const limits = { collectionBytes: 0, cards: 0, reviews: 0 };

/** A content as it is after it went out and came back; none where the format leaves it out. */
async function imported(format: QuestionExportFormat, content: Content): Promise<Content | undefined> {
  const file = await openQuestionFile(await writtenFile(format, [questionOf(content)]), format, limits);
  const [record, ...others] = [...{ [Symbol.iterator]: () => file.records }];
  expect(others).toEqual([]);
  if (record && 'refused' in record) throw new Error(`${record.refused}: ${record.reason}`);
  return record?.content;
}

/** What a candidate is told of an answer; nothing of how it is explained. */
function verdictOn(content: GradedContent, response: unknown): string {
  const checked = checkResponse(content, response);
  if ('faults' in checked) return 'malformed';
  const { verdict, score } = grade(content, checked.response);
  return `${verdict} ${score}`;
}

const lostBy = (format: QuestionExportFormat, content: Content): Omit<Loss, 'slug'> =>
  lossesOf(format, [questionOf(content)])[0] ?? { lost: [], whole: false };

const kinds = Object.keys(hostileContent) as (keyof typeof hostileContent)[];
const pairs = questionExportFormats.flatMap((format) => kinds.map((kind) => [format, kind] as const));

describe.each(pairs)('%s, %s', (format, kind) => {
  const contents = fc.oneof(hostileContent[kind], contentArbitraries[kind]) as fc.Arbitrary<GradedContent>;
  const asked = contents.chain((content) =>
    fc.record({
      content: fc.constant(content),
      responses: fc.array(arbitraryResponse(content), { minLength: 1, maxLength: 8 }),
    }),
  );

  it('gives each answer the verdict that it had, but where a loss says why not', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ content, responses }) => {
        const { lost, whole } = lostBy(format, content);
        const after = await imported(format, content);
        expect(after === undefined).toBe(whole);
        if (after === undefined) return;
        expect(after.kind).toBe(kind);
        for (const response of responses) {
          const before = verdictOn(content, response);
          const now = verdictOn(after as GradedContent, sameAnswer(response, content, after));
          if (now !== before && !explainedBy(lost, content, response)) {
            expect({ response, verdict: now, lost }).toEqual({ response, verdict: before, lost });
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('leaves out and tells pairs whose partners read the same, where texts alone name them', () => {
  const content: Content = {
    ...taught,
    kind: 'matching',
    left: [part('l1'), part('l2')],
    right: [part('r1', 'x'), part('r2', 'x')],
    key: { l1: 'r1', l2: 'r2' },
    estimatedSeconds: 90,
  };
  for (const format of ['gift', 'moodle-xml', 'csv'] as const) {
    expect(lostBy(format, content)).toMatchObject({ lost: ['all texts on the right are the same'], whole: true });
  }
  for (const format of ['pack', 'qti'] as const) expect(lostBy(format, content)).toMatchObject({ whole: false });
});

const taught = { prompt: 'p', explanation: 'e', references: [] };
const part = (id: string, text = id) => ({ id, text });

/** Of each loss that bears on marks: the answers that have another verdict after it, and no others. */
it.each<[string, QuestionExportFormat[], GradedContent, unknown[], Record<string, string>]>([
  [
    'scoring all or nothing: each answer has its share',
    ['gift', 'moodle-xml'],
    {
      ...taught,
      kind: 'multiple-choice',
      options: ['a', 'b', 'c', 'd'].map((id) => part(id)),
      key: ['a', 'b'],
      scoring: 'all-or-nothing',
      estimatedSeconds: 120,
    },
    [['a', 'b'], ['a'], ['a', 'c'], ['a', 'b', 'c'], ['c'], []].map((choices) => ({ choices })),
    { '{"choices":["a"]}': 'incorrect 0 → partial 0.5', '{"choices":["a","b","c"]}': 'incorrect 0 → partial 0.5' },
  ],
  [
    'pattern: idempotent(ly)?',
    ['gift', 'moodle-xml'],
    {
      ...taught,
      kind: 'short-text',
      key: { accepted: ['idempotent'], pattern: 'idempotent(ly)?' },
      estimatedSeconds: 90,
    },
    ['Idempotent', 'idempotently', 'idem', ''].map((text) => ({ text })),
    { '{"text":"idempotently"}': 'correct 1 → incorrect 0' },
  ],
  [
    'accepted answer: a->b',
    ['gift'],
    { ...taught, kind: 'short-text', key: { accepted: ['ab', 'a->b'] }, estimatedSeconds: 90 },
    ['ab', 'a->b', 'a-> b'].map((text) => ({ text })),
    { '{"text":"a->b"}': 'correct 1 → incorrect 0' },
  ],
  [
    'the same text on the right twice: 443',
    ['gift', 'moodle-xml', 'csv'],
    {
      ...taught,
      kind: 'matching',
      left: [part('l1'), part('l2')],
      right: [part('r1', '443'), part('r2', '80'), part('r3', '443')],
      key: { l1: 'r1', l2: 'r2' },
      estimatedSeconds: 90,
    },
    [
      { pairs: { l1: 'r1', l2: 'r2' } },
      { pairs: { l1: 'r3', l2: 'r2' } },
      { pairs: { l1: 'r2', l2: 'r3' } },
      { pairs: { l3: 'r1' } },
    ],
    { '{"pairs":{"l1":"r3","l2":"r2"}}': 'partial 0.5 → correct 1' },
  ],
  [
    'assessment by an instructor',
    ['gift', 'moodle-xml'],
    {
      ...taught,
      explanation: '',
      kind: 'open',
      modelAnswer: 'm',
      rubric: [{ id: 'a', text: 'Says what the model answer says', points: 1 }],
      assessment: 'instructor',
      estimatedSeconds: 720,
    },
    [{ text: 'x' }, { text: 'x', criteria: ['a'] }, { text: '', criteria: [] }],
    { '{"text":"x","criteria":["a"]}': 'ungraded 0 → correct 1' },
  ],
])('%s', async (loss, formats, content, responses, expected) => {
  for (const format of questionExportFormats) {
    const { lost, whole } = lostBy(format, content);
    expect(lost.includes(loss)).toBe(formats.includes(format));
    if (whole) continue;
    const after = (await imported(format, content)) as GradedContent;
    const changed = responses.flatMap((response) => {
      const verdicts = [verdictOn(content, response), verdictOn(after, sameAnswer(response, content, after))];
      return verdicts[0] === verdicts[1] ? [] : [[JSON.stringify(response), verdicts.join(' → ')] as const];
    });
    expect(Object.fromEntries(changed)).toEqual(formats.includes(format) ? expected : {});
    for (const [response] of changed) expect(explainedBy(lost, content, JSON.parse(response))).toBe(true);
  }
});
