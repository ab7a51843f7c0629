import { z } from 'zod';
import { fitStates, parameterSources } from '@app/review-scheduling/domain/fit/fit.js';
import { instant } from './question.reply.js';

const evaluation = z.strictObject({
  logLoss: z.number().describe('Mean of −log of the probability given to what happened; lower is better'),
  rmseBins: z.number().describe('Error between predicted and true recall, by bins of like reviews; lower is better'),
});

const parametersInForce = z.strictObject({
  source: z.enum(parameterSources).describe('Whose reviews they were fitted to'),
  fitId: z.uuid().nullable().describe('Null: the published parameters of FSRS-6'),
});

const figures = z.strictObject({
  answers: z.int().describe('All that were read'),
  usable: z.int().describe('Reviews on a later day than the one before'),
  trained: z.int(),
  heldOut: z.int().describe('The newest, which it was not fitted to; both evaluations are of these'),
  people: z.int().optional().describe("Whose reviews, where they are not one person's"),
  against: parametersInForce.optional().describe('The parameters in force when it began'),
  before: evaluation.optional(),
  after: evaluation.optional(),
  why: z.string().optional().describe('Why it failed'),
});

export const fitReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(fitStates),
  source: z.enum(parameterSources),
  askedBy: z.enum(['nightly', 'person']),
  progress: z.number().min(0).max(1),
  weights: z.array(z.number()).length(21).nullable().describe('Of FSRS-6, once they are found'),
  figures: figures.nullable(),
  inForce: z.boolean().describe('Your cards are scheduled with it'),
  createdAt: instant,
  finishedAt: instant.nullable(),
});

export const fitPageReply = z.strictObject({
  items: z.array(fitReply),
  nextCursor: z.string().nullable(),
  everybody: fitReply.nullable().describe('What newcomers start from, where it is better than the published'),
  inForce: parametersInForce,
});

export const parametersInForceReply = parametersInForce;

export const memoryHealthReply = z.strictObject({
  parameters: parametersInForce,
  usable: z.int().describe('Reviews on a later day than the one before, the newest 20,000 at most'),
  needed: z.int().describe('How many a fit of your own needs'),
  recall: z
    .strictObject({ predicted: z.number(), actual: z.number() })
    .nullable()
    .describe('Share of these reviews that was remembered'),
  evaluation: evaluation.nullable(),
  calibration: z.array(
    z.strictObject({
      from: z.number().describe('Predicted recall of the bin; `to` does not belong to it'),
      to: z.number(),
      count: z.int(),
      predicted: z.number(),
      actual: z.number(),
    }),
  ),
});
