import { z } from 'zod';
import { judgeVerdicts } from '@app/grading/domain/judge.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { codeFields, languages, sqlFields } from '@app/question-bank/domain/program-content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { verdicts } from '@app/grading/domain/grade.js';

const part = z.strictObject({ id: z.string(), text: z.string() });
const asked = { prompt: z.string(), estimatedSeconds: z.int() };

const hiddenCaseCount = z.int().describe('Cases that judge an answer beside those shown');
const limits = z.strictObject({ timeMs: z.int(), memoryMb: z.int() });

/** What a candidate sees of a question before answering: no field for a key, an explanation or a rubric. */
export const candidateViewReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['single-choice', 'multiple-choice']), ...asked, options: z.array(part) }),
  z.strictObject({ kind: z.literal('numeric'), ...asked, unit: z.string().optional() }),
  z.strictObject({ kind: z.literal('short-text'), ...asked }),
  z.strictObject({ kind: z.literal('ordering'), ...asked, items: z.array(part) }),
  z.strictObject({ kind: z.literal('matching'), ...asked, left: z.array(part), right: z.array(part) }),
  z.strictObject({
    kind: z.literal('code'),
    ...asked,
    signature: codeFields.signature,
    examples: codeFields.examples,
    hiddenCaseCount,
    comparator: z.enum(['exact', 'unordered', 'unordered-nested', 'any-of', 'float', 'checker']),
    limits,
    languages: z.array(z.enum(languages)),
    starter: z.partialRecord(z.enum(languages), z.string()).describe('What the editor of each language begins with'),
  }),
  z.strictObject({
    kind: z.literal('sql'),
    ...asked,
    schema: z.string(),
    seed: z.string().describe('Fills the tables for the example'),
    example: z.strictObject({ columns: z.array(z.string()), rows: sqlFields.expected.shape.rows.optional() }),
    hiddenCaseCount,
    orderMatters: z.boolean(),
    columnsMatter: z.boolean(),
    limits,
  }),
  z.strictObject({ kind: z.literal('open'), ...asked, assessment: z.enum(['self', 'instructor']) }),
  z.strictObject({ kind: z.literal('flashcard'), front: z.string(), estimatedSeconds: z.int() }),
]);

export const questionReply = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  version: z.int(),
  topics: z.array(z.string()),
  level: z.enum(levels),
  kind: z.enum(kinds),
  estimatedSeconds: z.int(),
  content: candidateViewReply,
});

export const questionPageReply = z.strictObject({ items: z.array(questionReply), nextCursor: z.string().nullable() });

const counts = z.strictObject({ entry: z.int(), mid: z.int(), senior: z.int(), total: z.int() });
export const taxonomyReply = z.strictObject({
  tracks: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      topics: z.array(z.strictObject({ slug: z.string(), title: z.string(), questions: counts })),
    }),
  ),
});

/** What is shown once an answer is final. `correctAnswer` has the form of a response where the kind has one. */
export const answerKeyReply = {
  correctAnswer: z.record(z.string(), z.unknown()),
  explanation: z.string(),
  references: z.array(z.strictObject({ title: z.string(), url: z.string() })),
};

export const revealReply = z.strictObject(answerKeyReply);
export const verdictReply = z.enum(verdicts);

/** A response as it was given: its form depends on the kind; null is skipped. */
export const responseReply = z.record(z.string(), z.unknown()).nullable();
export const instant = z.iso.datetime();

const judgedCase = z.strictObject({
  name: z.string(),
  hidden: z.boolean().describe('Of a hidden case there is no more than its verdict and time'),
  verdict: z.enum(judgeVerdicts),
  timeMs: z.int().describe('CPU time'),
  memoryKb: z.int().optional(),
  arguments: z.unknown().optional(),
  expected: z.unknown().optional(),
  actual: z.unknown().optional(),
  stdout: z.string().optional(),
  message: z.string().optional(),
});

/** What the judge says of a program. */
export const judgementReply = z.strictObject({
  verdict: z.enum(judgeVerdicts).describe('Of the first case that failed'),
  cases: z.array(judgedCase),
  notRun: z.int().describe('Cases after one that took too much'),
  message: z.string().optional().describe('Why nothing ran'),
});

export const languagesReply = z.strictObject({
  items: z.array(z.strictObject({ id: z.enum(languages), available: z.boolean() })),
});
