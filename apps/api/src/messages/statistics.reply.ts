import { z } from 'zod';
import { alarmKinds } from '@app/item-statistics/domain/alarms.js';
import { reportKinds, reportStates } from '@app/item-statistics/domain/report.js';
import { taskStates } from '@app/item-statistics/domain/review-task.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { versionStates } from '@app/question-bank/domain/workflow.js';
import { instant } from './question.reply.js';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

const asked = {
  questionId: z.uuid(),
  slug: z.string(),
  prompt: z.string().describe('Its beginning'),
  version: z.int(),
  publishedVersion: z.int().nullable().describe('What candidates get now'),
};

export const reviewTaskReply = z.strictObject({
  id: z.uuid(),
  ...asked,
  level: z.enum(levels),
  alarm: z.enum(alarmKinds),
  details: z.record(z.string(), z.union([z.number(), z.string()])).describe('The figures that raised it'),
  state: z.enum(taskStates),
  reason: z.string().describe('Why it was settled so'),
  openedAt: instant,
  settledAt: instant.nullable(),
  settledByName: z.string().nullable(),
});

export const reviewTaskPageReply = z.strictObject({
  items: z.array(reviewTaskReply),
  nextCursor: z.string().nullable(),
  open: count.describe('How many are open in all'),
});

const option = z.strictObject({
  id: z.string(),
  text: z.string(),
  isKey: z.boolean(),
  chosen: count,
  share,
  meanRest: share.nullable().describe('Mean score of the other items, of those who chose it'),
});

export const statisticsReply = z.strictObject({
  versions: z.array(
    z.strictObject({
      number: z.int(),
      state: z.enum(versionStates),
      estimatedSeconds: z.number(),
      all: z.strictObject({ answers: count, skipped: count, facility: share.nullable() }).describe('Of all answers'),
      first: z.strictObject({ answers: count, skipped: count }).describe('Of first answers, like all that follows'),
      facility: share.nullable().describe('Mean score'),
      skipRate: share.nullable(),
      discrimination: z.strictObject({
        correlation: z.number().min(-1).max(1).nullable().describe('With the mean of the other items of the sitting'),
        upperLower: z.number().min(-1).max(1).nullable().describe('Best 27 % less worst 27 %'),
        pairs: count,
      }),
      bands: z
        .array(z.strictObject({ from: share, to: share, answers: count, facility: share }))
        .describe('Facility by the mean of the other items of the sitting'),
      time: z.strictObject({ answers: count, lowerMs: count, medianMs: count, upperMs: count }).nullable(),
      options: z.array(option).nullable().describe('Null where there is nothing to choose'),
      reports: count,
      openReports: count,
    }),
  ),
  tasks: z.array(reviewTaskReply),
});

export const reportReceiptReply = z.strictObject({ id: z.uuid(), state: z.enum(reportStates), createdAt: instant });

export const reportPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      ...asked,
      personId: z.uuid(),
      reporterName: z.string(),
      kind: z.enum(reportKinds),
      text: z.string(),
      state: z.enum(reportStates),
      answer: z.string(),
      createdAt: instant,
      settledAt: instant.nullable(),
      settledByName: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  open: count.describe('How many are open in all'),
});

export const settledReportsReply = z.strictObject({ settled: count });
