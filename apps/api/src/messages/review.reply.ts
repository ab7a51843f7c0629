import { z } from 'zod';
import { cardStates } from '@app/review-scheduling/domain/card-state.js';
import { ratings } from '@app/review-scheduling/domain/rating.js';
import { answerKeyReply, instant, judgementReply, responseReply, verdictReply } from './question.reply.js';

export const cardStateReply = {
  id: z.uuid(),
  state: z.enum(cardStates),
  stability: z.number().describe('Days'),
  difficulty: z.number(),
  dueAt: instant,
  intervalDays: z.int(),
  reps: z.int(),
  lapses: z.int(),
};

export const reviewReceiptReply = z.strictObject({ id: z.uuid(), state: z.enum(['queued', 'graded', 'undone']) });

export const reviewReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(['graded', 'undone']),
  questionId: z.uuid(),
  questionSlug: z.string(),
  response: responseReply,
  verdict: verdictReply,
  score: z.number().min(0).max(1),
  maxScore: z.literal(1),
  rating: z.enum(ratings),
  card: z.strictObject(cardStateReply),
  ...answerKeyReply,
  judge: judgementReply.optional(),
});

export const redoReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(['queued', 'graded']),
  card: z.strictObject(cardStateReply),
});

export const undoReply = z.strictObject({
  id: z.uuid(),
  state: z.literal('undone'),
  card: z.strictObject(cardStateReply),
});
