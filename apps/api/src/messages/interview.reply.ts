import { z } from 'zod';
import { levels } from '@app/question-bank/domain/taxonomy.js';

const share = z.number().min(0).max(1);
const amount = z.number().min(0);

const interview = z.strictObject({
  title: z.string(),
  on: z.iso.date(),
  topics: z.array(z.string()),
  levels: z.array(z.enum(levels)).describe('None: all'),
  templateId: z.uuid().nullable(),
  minutesPerDay: z.int(),
  desiredRetention: share,
  lastLookDays: z.int(),
  daysLeft: z.int().describe('0 on the day, negative after it'),
  state: z.enum(['ahead', 'today', 'over']),
});

export const interviewReply = z.strictObject({ todayOn: z.iso.date(), interview: interview.nullable() });

const recall = z
  .strictObject({ mean: share, low: share, high: share })
  .describe('Share of all its cards, unseen ones included; 8 of 10 simulated runs lie from low to high');
const cards = { total: z.int(), seen: amount, known: amount };

export const interviewPlanReply = z.strictObject({
  todayOn: z.iso.date(),
  interview,
  days: z.array(
    z.strictObject({
      on: z.iso.date(),
      reviews: amount,
      new: amount,
      minutes: amount,
      left: amount.describe('Cards still due when the day is over'),
    }),
  ),
  newPerDay: z.int(),
  recall,
  recallOfSeen: share,
  cards: z.strictObject({ ...cards, seenNow: z.int() }),
  met: z.boolean().describe('All is seen, and no reviews are left undone, with the minutes given'),
  minutes: z.strictObject({
    perDay: z.int(),
    needed: z.int().nullable().describe('The fewest with which it is met; null: no minutes are enough any more'),
  }),
  topicsInReach: z.array(z.string()).nullable().describe('Where it is not met: topics that could be kept'),
  lastLook: z
    .strictObject({ fromOn: z.iso.date(), untilOn: z.iso.date(), mostPerDay: z.int() })
    .nullable()
    .describe('The days on which each card is looked at once more'),
});

export const interviewChoicesReply = z.strictObject({
  choices: z.array(
    z.strictObject({
      minutesPerDay: z.int(),
      desiredRetention: share,
      topics: z.array(z.string()),
      newPerDay: z.int(),
      recall,
      recallOfSeen: share,
      cards: z.strictObject(cards),
      met: z.boolean(),
      minutes: z.strictObject({ mean: amount, most: amount }),
    }),
  ),
});
