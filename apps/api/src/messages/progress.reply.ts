import { z } from 'zod';

const date = z.iso.date();
const timeMs = z.number().min(0).describe('Milliseconds; an answer counts as one hour at the most');
const ratio = z.number().min(0).max(1);
const share = z.strictObject({ remembered: z.int(), total: z.int(), rate: ratio.nullable() });
const window = z.enum(['day', 'week', 'month', 'year']).describe('1, 7, 30 or 365 study days that end today');

export const streakReply = z.strictObject({
  days: z.int().describe('Study days in a row, up to today'),
  longestDays: z.int().describe('Of the last year, or the current one'),
  studiedToday: z.boolean(),
  repair: z
    .strictObject({ on: date, days: z.int() })
    .nullable()
    .describe('The missed day whose repair joins the streak to the one before, and what they come to'),
  repairedOn: date.nullable().describe('The day that was repaired this week: there is one repair a week'),
});

const retention = z.strictObject({
  window,
  learning: share.describe('Every answer to a card in learning'),
  young: share.describe('First reviews of a day of cards with an interval under 21 days'),
  mature: share.describe('The same with an interval of 21 days or more'),
  review: share.describe('Young and mature together: this compares with the desired retention'),
});

const topicReadiness = z.strictObject({
  topic: z.string(),
  questions: z.int().describe('Published'),
  reviewed: z.int().describe('Of these, with a card that was reviewed'),
  coverage: ratio,
  recall: ratio.nullable().describe('Mean predicted recall of these cards now'),
  readiness: ratio.describe('Coverage × recall'),
  asked: z.boolean().describe('Whether the interview asks this topic'),
  readinessThen: ratio.nullable().describe('On the day of the interview, with no review until then'),
});

export const progressReply = z.strictObject({
  today: date.describe('Study day'),
  dueForecast: z
    .array(
      z.strictObject({ on: date, count: z.int(), newCount: z.int().describe('New cards on top, as far as any wait') }),
    )
    .describe('30 days, the first with what is overdue'),
  newPerDay: z.int().describe('New cards a day, at the most'),
  reviewsByDay: z
    .array(z.strictObject({ on: date, count: z.int(), timeMs }))
    .describe('Study days of the last year with reviews, newest first'),
  reviewsByHour: z
    .array(z.strictObject({ hour: z.int().min(0).max(23), count: z.int() }))
    .describe('Of the last year, by the hour of the clock'),
  reviewsToday: z.int(),
  reviewsTotal: z.int(),
  retention: share.describe('Of young and mature cards in the last 30 study days'),
  desiredRetention: ratio,
  trueRetention: z.array(retention),
  studyTime: z.array(
    z.strictObject({ window, days: z.int().describe('With study'), totalMs: timeMs, medianMs: timeMs.nullable() }),
  ),
  mocks: z.strictObject({ finished: z.int(), averageScore: z.number().nullable() }),
  streakDays: z.int(),
  streak: streakReply,
  interviewOn: date.nullable(),
  readiness: z.array(topicReadiness).describe('Topics of the interview first, the least ready first of all'),
  byTopic: z.array(
    z.strictObject({ topic: z.string(), cards: z.int(), due: z.int(), averageScore: z.number().nullable() }),
  ),
});
