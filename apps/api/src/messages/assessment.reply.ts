import { z } from 'zod';
import { requestStates } from '@app/assessment/domain/request.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { answerKeyReply, instant, responseReply, verdictReply } from './question.reply.js';

const state = z.enum(requestStates).describe('`waiting`: for the first look; `second-look`: for another one');
const score = z.number().min(0).max(1);
const criteria = z.array(z.string()).describe('Ids of criteria that are met');

const asked = {
  sessionId: z.uuid(),
  position: z.int(),
  state,
  slug: z.string(),
  prompt: z.string(),
  topics: z.array(z.string()),
  level: z.enum(levels),
  candidateName: z.string(),
  askedAt: instant,
  isYours: z.boolean().describe('Whether the caller may take the next look'),
};

export const assessmentPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      ...asked,
      prompt: asked.prompt.describe('Its beginning'),
      looks: z.int().describe('Looks that there were'),
    }),
  ),
  nextCursor: z.string().nullable(),
  waiting: z.int().describe('How many answers the caller may assess now, in whatever state'),
});

export const rubricReply = z.array(z.strictObject({ id: z.string(), text: z.string(), points: z.number() }));

export const assessmentReply = z.strictObject({
  ...asked,
  questionId: z.uuid(),
  version: z.int(),
  rubric: rubricReply,
  modelAnswer: z.string(),
  explanation: z.string(),
  estimatedSeconds: z.int(),
  references: answerKeyReply.references,
  response: responseReply,
  timeSpentMs: z.int(),
  finishedAt: instant,
  selfCriteria: criteria.nullable().describe('What the candidate says that it meets'),
  reason: z.string().nullable().describe('Why the candidate asked for a second look'),
  looks: z.array(
    z.strictObject({
      look: z.int(),
      criteria,
      score,
      comment: z.string().describe('Markdown'),
      at: instant,
      assessorName: z.string(),
      isYours: z.boolean(),
      isOfThis: z.boolean().describe('False: the sitting was reopened, and the answer was another one'),
    }),
  ),
  nextLook: z.int().describe('What to send as `look`'),
});

export const assessedReply = z.strictObject({
  sessionId: z.uuid(),
  position: z.int(),
  look: z.int(),
  verdict: verdictReply,
  score,
});

export const selfAssessedReply = z.strictObject({
  position: z.int(),
  criteria,
  verdict: verdictReply.describe('`ungraded` where an instructor assesses it'),
  score,
});

export const secondLookReply = z.strictObject({
  position: z.int(),
  state: z.literal('second-look'),
  reason: z.string(),
});
