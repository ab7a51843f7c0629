import { z } from 'zod';
import { leechActions } from '@app/review-scheduling/domain/settings/study-settings.js';

const defaults = z.strictObject({
  desiredRetention: z.number().min(0.7).max(0.97).describe('Recall at which a card falls due'),
  rolloverHour: z.int().min(0).max(23).describe('Local hour at which a study day ends'),
  newPerDay: z.int(),
  reviewsPerDay: z.int(),
  learningSteps: z.array(z.int()).describe('Minutes'),
  relearningSteps: z.array(z.int()).describe('Minutes'),
  maximumDays: z.int().describe('The longest interval'),
  fuzz: z.boolean(),
  loadBalance: z.boolean(),
  easyWeekdays: z.array(z.int()).length(7).describe("Percent of a common day's cards, Monday first"),
  leechThreshold: z.int().describe('Lapses'),
  leechAction: z.enum(leechActions),
});

export const easyDatesReply = z.strictObject({
  id: z.uuid(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date().describe('The last day'),
  loadPercent: z.int().min(0).max(99).describe("Of a common day's cards"),
  note: z.string(),
  dueCards: z.int().describe('Cards that fall due on these days, counted up to 1,000'),
  movedCards: z.int().describe('Cards that were moved out of them and not seen since'),
});

export const studySettingsReply = z.strictObject({
  ...defaults.shape,
  timeZone: z.string().describe('IANA name'),
  todayOn: z.iso.date().describe('The study day that it is'),
  defaults: defaults.describe('What there is until it is changed'),
  easyDates: z.array(easyDatesReply).describe('Those that are not over, the next first'),
});

export const workloadReply = z.strictObject({
  days: z.int().describe('That were simulated'),
  cards: z.int().describe('Reviewed before'),
  newCards: z.int().describe('That would be added within these days'),
  ownPace: z.boolean().describe('By own answer times; else by usual ones'),
  points: z.array(
    z.strictObject({
      desiredRetention: z.number(),
      minutesPerDay: z.number(),
      cardsPerDay: z.number().describe('Answers'),
      known: z
        .number()
        .nullable()
        .describe('Share of the seen cards that would be recalled at the end; null: none seen'),
    }),
  ),
});
