import { z } from 'zod';
import { requestStates } from '@app/assessment/domain/request.js';
import { clockModes, countingRules } from '@app/interview-template/domain/plan.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { reviewReasons } from '@app/quiz-session/domain/needs-review.js';
import { cardStates } from '@app/review-scheduling/domain/card-state.js';
import {
  answerKeyReply,
  candidateViewReply,
  instant,
  judgementReply,
  responseReply,
  verdictReply,
} from './question.reply.js';
import { finishCauseReply, ledgerReply } from './session.reply.js';

const partScore = {
  score: z.number(),
  maxScore: z.number(),
  count: z.int().describe('Those that wait for a person included'),
};
const telling = z.strictObject({
  now: z.boolean(),
  from: instant.nullable().describe('From when on it is told; null: never'),
});
const { correctAnswer, explanation, references } = answerKeyReply;

const debriefItemReply = z.strictObject({
  position: z.int(),
  section: z.int(),
  questionId: z.uuid(),
  questionSlug: z.string(),
  version: z.int(),
  topics: z.array(z.string()),
  level: z.enum(levels),
  kind: z.enum(kinds),
  content: candidateViewReply,
  seen: z.boolean().describe('False: it was never opened'),
  response: responseReply,
  verdict: verdictReply.nullable().describe('That an answer waits for a person (`ungraded`) is always told'),
  score: z.number().min(0).max(1).nullable(),
  maxScore: z.literal(1),
  judge: judgementReply.optional(),
  correctAnswer: correctAnswer.optional(),
  explanation: explanation.optional(),
  references: references.optional(),
  timeSpentMs: z.int(),
  estimatedSeconds: z.int(),
  medianMs: z.int().nullable().describe("Everybody's; null where too few have answered, or it is not told"),
  flagged: z.boolean(),
  reasons: z.array(z.enum(reviewReasons)).describe('Why it comes back in the reviews'),
  card: z.strictObject({ id: z.uuid(), dueAt: instant, state: z.enum(cardStates) }).nullable(),
  selfCriteria: z.array(z.string()).nullable().describe('Ids of criteria that the candidate said are met'),
  assessment: z
    .strictObject({
      state: z.enum(requestStates),
      reason: z.string().nullable().describe('Why the candidate asked for a second look'),
      maySecondLook: z.boolean(),
      look: z
        .strictObject({
          look: z.int(),
          assessorName: z.string(),
          at: instant,
          score: z.number().min(0).max(1).nullable(),
          criteria: z.array(z.string()).nullable(),
          comment: z.string().nullable().describe('Markdown'),
        })
        .nullable()
        .describe('The one that counts'),
    })
    .nullable()
    .describe('Of an answer that an instructor assesses'),
});

/** What the plan does not tell, or not yet, is null or absent: `told` says which, and from when. */
export const debriefReply = z.strictObject({
  id: z.uuid(),
  state: z.literal('graded'),
  title: z.string(),
  templateId: z.uuid().nullable(),
  attempt: z.int().nullable(),
  attempts: z
    .strictObject({ allowed: z.int().nullable(), counts: z.enum(countingRules) })
    .nullable()
    .describe('Of a template'),
  resitOf: z.uuid().nullable(),
  opening: z.int().describe('1, and one more for each time that it was reopened'),
  startedAt: instant,
  finishedAt: instant,
  finishCause: finishCauseReply,
  serverNow: instant,
  time: z.strictObject({
    mode: z.enum(clockModes).describe('Of the clock of the whole'),
    limitMs: z.int().nullable().describe('What was given on top included; null where the clock is off'),
    activeMs: z.int().describe('How long the clock ran'),
    pauses: z.int(),
    pausedMs: z.int(),
    ledger: ledgerReply,
  }),
  told: z.strictObject({ score: telling, key: telling, explanation: telling, median: telling }),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  byTopic: z.array(z.strictObject({ topic: z.string(), ...partScore })).nullable(),
  byLevel: z.array(z.strictObject({ level: z.enum(levels), ...partScore })).nullable(),
  bySection: z
    .array(z.strictObject({ section: z.int(), title: z.string(), ...partScore }))
    .nullable()
    .describe('Where there are several'),
  resit: z.strictObject({
    possible: z.boolean(),
    count: z.int().nullable().describe('Questions that it would ask; null where it is not told which were missed'),
    from: instant.nullable().describe('When their answers are told: until then they are not asked'),
  }),
  comingBack: z
    .strictObject({
      count: z.int(),
      today: z.int().describe('By the study day'),
      heldUntil: instant.nullable().describe('When its answers are told: until then nothing of it is asked'),
    })
    .describe('Items that are in the reviews'),
  items: z.array(debriefItemReply),
  lateAnswers: z.array(z.strictObject({ position: z.int(), response: responseReply, receivedAt: instant })),
});
