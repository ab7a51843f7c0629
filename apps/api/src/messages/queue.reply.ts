import { z } from 'zod';
import { newCounted } from '@app/review-scheduling/domain/day-limits.js';
import { cardStates } from '@app/review-scheduling/domain/card-state.js';
import { instant, questionReply } from './question.reply.js';

const wait = z
  .union([z.strictObject({ days: z.int().min(1) }), z.strictObject({ minutes: z.int().min(1) })])
  .describe('Whole days, or minutes within learning steps');

export const limitsReply = z.strictObject({
  newPerDay: z.int(),
  reviewsPerDay: z.int(),
  extraNew: z.int().describe('Studied beyond the limit, today only'),
  extraReviews: z.int(),
});

export const dueReply = z.strictObject({
  items: z.array(
    z.strictObject({
      card: z.strictObject({ id: z.uuid(), state: z.enum(cardStates), dueAt: instant, reps: z.int(), lapses: z.int() }),
      question: questionReply,
      previews: z
        .strictObject({ again: wait, hard: wait, good: wait, easy: wait })
        .optional()
        .describe('Where the candidate rates: about how long until the card comes back'),
    }),
  ),
  dueCount: z.int().describe('All that is left of today, within the limits; `items` are the first of them'),
  newCount: z.int(),
  learningCount: z.int().describe('Within (re)learning steps, those included that are due later today'),
  reviewCount: z.int(),
  beyondNew: z.int().describe(`New cards that wait for another day; ${newCounted}: so many or more`),
  beyondReviews: z.int().describe('Reviews that are due, beyond the limit of the day'),
  doneToday: z.strictObject({
    answers: z.int(),
    newCards: z.int().describe('Cards answered for the first time'),
    reviews: z.int().describe('Of cards that are through their learning steps'),
  }),
  limits: limitsReply,
  waitsUntil: instant.nullable().describe('Only learning steps are left: when the first of them is due'),
  nextDue: z.array(z.strictObject({ dueOn: z.iso.date(), count: z.int() })),
  dayEndsAt: instant.describe('The end of the study day'),
  serverNow: instant,
});

export const addedCardsReply = z.strictObject({
  added: z.int(),
  known: z.int().describe('Were in your reviews before'),
  left: z.int().describe('Fit, but are more than one act adds: the same act again adds them'),
});
