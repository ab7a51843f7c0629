import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { cardStates } from '@app/review-scheduling/domain/card-state.js';
import { ratings } from '@app/review-scheduling/domain/rating.js';
import { cardActs } from '@app/review-scheduling/domain/schedule/schedule.js';
import { instant, verdictReply } from './question.reply.js';
import { cardStateReply } from './review.reply.js';

const probability = z.number().min(0).max(1);

const marks = {
  flag: z.int().min(0).max(7).describe('0: none'),
  suspended: z.strictObject({ at: instant, by: z.enum(['person', 'leech']) }).nullable(),
  buriedUntil: instant.nullable(),
  leechAt: instant.nullable().describe('Since when it has lapsed too often'),
  lastReviewAt: instant.nullable(),
  createdAt: instant,
};

const question = {
  id: z.uuid(),
  slug: z.string(),
  kind: z.enum(kinds),
  level: z.enum(levels),
  topics: z.array(z.string()),
  isAvailable: z.boolean().describe('It may be practised'),
};

export const cardReply = z.strictObject({
  ...cardStateReply,
  ...marks,
  questionId: z.uuid(),
  question: z.strictObject({ ...question, prompt: z.string().describe('Markdown') }),
  note: z.string().describe('Markdown'),
  recallNow: probability.nullable().describe('Predicted; null: never reviewed'),
  forgettingCurve: z
    .array(z.strictObject({ at: instant, recall: probability }))
    .describe('From the last review on; empty: never reviewed'),
  fitId: z.uuid().nullable().describe('Whose parameters schedule it; null: the published defaults'),
  lastAnswerId: z.uuid().nullable().describe('The newest review that counts'),
  today: z.iso.date().describe('The study day that it is now'),
  serverNow: instant,
});

export const cardPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      ...cardStateReply,
      ...marks,
      hasNote: z.boolean(),
      question: z.strictObject({ ...question, excerpt: z.string().describe('How the prompt begins, Markdown') }),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const changedCardsReply = z.strictObject({
  changed: z.array(z.uuid()).describe('Those that were not so before; the opposite of these takes it back'),
});

export const cardActReply = z.strictObject({
  id: z.uuid().describe('To undo it by'),
  state: z
    .enum(['queued', 'graded', 'undone'])
    .describe('`queued`: the answer before it waits to be graded, and it too'),
  card: z.strictObject(cardStateReply),
});

const memory = z.strictObject({
  state: z.enum(cardStates),
  stability: z.number().describe('Days'),
  difficulty: z.number(),
  dueAt: instant,
  intervalDays: z.int(),
});

export const cardHistoryReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid().describe('To undo and redo it by'),
      act: z.enum(cardActs),
      state: z.enum(['queued', 'graded', 'undone']),
      at: instant,
      undoneAt: instant.nullable(),
      session: z.strictObject({ id: z.uuid(), title: z.string() }).nullable().describe('Null: not of a mock'),
      isTold: z.boolean().describe('False: its mock does not tell the score, or not yet'),
      verdict: verdictReply.nullable(),
      score: probability.nullable(),
      rating: z.enum(ratings).nullable(),
      elapsedMs: z.int(),
      setDueAt: instant.nullable(),
      before: memory.nullable(),
      after: memory.nullable(),
      isReplaced: z.boolean().describe('A later grade of the same answer took its place'),
    }),
  ),
  nextCursor: z.string().nullable(),
});
