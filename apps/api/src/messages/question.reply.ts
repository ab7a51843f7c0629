import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { verdicts } from '@app/grading/domain/grade.js';

const part = z.strictObject({ id: z.string(), text: z.string() });
const asked = { prompt: z.string(), estimatedSeconds: z.int() };

/** What a candidate sees of a question before answering: no field for a key, an explanation or a rubric. */
export const candidateViewReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['single-choice', 'multiple-choice']), ...asked, options: z.array(part) }),
  z.strictObject({ kind: z.literal('numeric'), ...asked, unit: z.string().optional() }),
  z.strictObject({ kind: z.literal('short-text'), ...asked }),
  z.strictObject({ kind: z.literal('ordering'), ...asked, items: z.array(part) }),
  z.strictObject({ kind: z.literal('matching'), ...asked, left: z.array(part), right: z.array(part) }),
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
