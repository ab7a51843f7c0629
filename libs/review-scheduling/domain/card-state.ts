import { z } from 'zod';

/** A date, or one read from JSON. */
const instant = z.union([z.date(), z.iso.datetime().pipe(z.coerce.date())]);

export const cardStates = ['new', 'learning', 'review', 'relearning'] as const;

/** What FSRS knows of one candidate and one question. Reads back what JSON made of it. */
export const cardStateSchema = z.strictObject({
  state: z.enum(cardStates),
  /** Days until the predicted recall falls to 90 %; 0 while new. */
  stability: z.number().min(0),
  /** 1 (easy) to 10; 0 while new. */
  difficulty: z.number().min(0).max(10),
  dueAt: instant,
  lastReviewAt: instant.nullable(),
  reps: z.int().min(0),
  lapses: z.int().min(0),
  /** How far the card is in its (re)learning steps. */
  learningSteps: z.int().min(0),
  /** The interval that was given last, in days; 0 within learning steps. */
  scheduledDays: z.int().min(0),
});
