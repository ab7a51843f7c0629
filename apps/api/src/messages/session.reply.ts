import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import {
  answerKeyReply,
  candidateViewReply,
  instant,
  judgementReply,
  questionReply,
  responseReply,
  verdictReply,
} from './question.reply.js';

const sessionState = z.enum(['running', 'paused', 'finished', 'graded']);
const finishCause = z.enum(['candidate', 'deadline']).nullable();

export const sittingReply = z.strictObject({
  id: z.uuid(),
  state: sessionState,
  seed: z.string(),
  startedAt: instant,
  deadlineAt: instant.nullable(),
  finishedAt: instant.nullable(),
  finishCause,
  graceMs: z.int(),
  serverNow: instant,
  remainingMs: z.int(),
  count: z.int(),
  minutes: z.int(),
  topics: z.array(z.string()),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  items: z.array(
    z.strictObject({
      position: z.int(),
      question: questionReply,
      response: responseReply,
      revision: z.int().describe('Of the newest draft; 0 where there is none'),
      flagged: z.boolean(),
      timeSpentMs: z.int(),
    }),
  ),
});

export const sittingPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      state: sessionState,
      startedAt: instant,
      deadlineAt: instant.nullable(),
      finishedAt: instant.nullable(),
      count: z.int(),
      minutes: z.int(),
      topics: z.array(z.string()),
      score: z.number().nullable(),
      maxScore: z.number().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const answerReceiptReply = z.strictObject({
  revision: z.int().describe('Of the draft that counts now'),
  acceptedAt: instant,
  serverNow: instant,
  remainingMs: z.int(),
  conflict: z.literal(true).optional().describe('Another draft counts: `revision` and `response` are of that one'),
  response: responseReply.optional(),
});

export const itemMarksReply = z.strictObject({ position: z.int(), flagged: z.boolean(), timeSpentMs: z.int() });
export const sessionStateReply = z.strictObject({ id: z.uuid(), state: sessionState });

const topicScore = z.strictObject({ topic: z.string(), score: z.number(), maxScore: z.number(), count: z.int() });

export const debriefReply = z.strictObject({
  id: z.uuid(),
  state: z.literal('graded'),
  startedAt: instant,
  finishedAt: instant,
  finishCause,
  score: z.number(),
  maxScore: z.number(),
  byTopic: z.array(topicScore),
  items: z.array(
    z.strictObject({
      position: z.int(),
      questionId: z.uuid(),
      questionSlug: z.string(),
      version: z.int(),
      topics: z.array(z.string()),
      level: z.enum(levels),
      kind: z.enum(kinds),
      content: candidateViewReply,
      response: responseReply,
      verdict: verdictReply,
      score: z.number().min(0).max(1),
      maxScore: z.literal(1),
      ...answerKeyReply,
      judge: judgementReply.optional(),
      timeSpentMs: z.int(),
      estimatedSeconds: z.int(),
      flagged: z.boolean(),
      card: z.strictObject({ id: z.uuid(), dueAt: instant, state: z.string() }).nullable(),
    }),
  ),
  lateAnswers: z.array(z.strictObject({ position: z.int(), response: responseReply, receivedAt: instant })),
});
