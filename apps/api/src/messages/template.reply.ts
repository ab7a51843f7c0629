import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { clockModes, countingRules, feedbackMoments, planSchema } from '@app/interview-template/domain/plan.js';
import { templateStates } from '@app/interview-template/domain/template.js';
import { instant } from './question.reply.js';

const moment = z.enum(feedbackMoments);

/** What is told of the answers, and when. */
export const feedbackReply = z.strictObject({
  score: moment,
  key: moment,
  explanation: moment,
  median: moment.describe("Everybody's median time on an item"),
  laterHours: z.int().describe('Hours after the end from which `later` is told'),
});

const clock = z
  .strictObject({ mode: z.enum(clockModes), seconds: z.int().nullable().describe('Null where it is off') })
  .describe('`nudge` warns, `hard` ends');

const size = { questions: z.int(), topics: z.array(z.string()), clock };

/** A template as candidates see it: what to expect, none of its questions. */
export const templateReply = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  description: z.string().describe('Markdown'),
  ...size,
  sections: z.array(z.strictObject({ title: z.string(), ...size, itemClock: clock.describe('Of each question') })),
  navigation: z.enum(['free', 'forward-only']),
  pause: z.discriminatedUnion('by', [
    z.strictObject({ by: z.enum(['none', 'instructor']) }),
    z.strictObject({ by: z.literal('candidate'), breaks: z.int(), minutes: z.int() }),
  ]),
  feedback: feedbackReply,
  accommodations: z.discriminatedUnion('apply', [
    z.strictObject({ apply: z.literal(true) }),
    z.strictObject({ apply: z.literal(false), reason: z.string() }),
  ]),
  attempts: z.strictObject({
    allowed: z.int().nullable().describe('Null: as many as one likes'),
    used: z.int(),
    counts: z.enum(countingRules),
    score: z.number().min(0).max(1).nullable().describe('The one that counts; null: none that may be told'),
    openSessionId: z.uuid().nullable().describe('The newest sitting of it that has not ended'),
  }),
});

export const templatePageReply = z.strictObject({ items: z.array(templateReply), nextCursor: z.string().nullable() });

const identity = {
  id: z.uuid(),
  slug: z.string(),
  state: z.enum(templateStates),
  number: z.int().describe('Of the newest version, the one that is sat'),
  title: z.string(),
  createdAt: instant,
  updatedAt: instant,
};

export const adminTemplatePageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      ...identity,
      sections: z.int(),
      questions: z.int(),
      minutes: z.int().nullable().describe('Of the clock of the whole; null where it is off'),
    }),
  ),
  nextCursor: z.string().nullable(),
});

const version = {
  number: z.int(),
  title: z.string(),
  message: z.string().nullable().describe('What changed'),
  authorId: z.uuid(),
  createdAt: instant,
};

export const adminTemplateReply = z.strictObject({
  ...identity,
  ownerId: z.uuid(),
  revision: z.int().describe('Counts all changes, those of the state too'),
  description: z.string(),
  plan: planSchema,
  versions: z.array(z.strictObject(version)).describe('Newest first'),
});

export const templateVersionReply = z.strictObject({ ...version, description: z.string(), plan: planSchema });

const seconds = {
  estimatedSeconds: z.int().describe('The sum of the estimates'),
  clockSeconds: z.int().nullable().describe('Null where the clock is off'),
};

export const drawPreviewReply = z.strictObject({
  seed: z.string().describe('Draws the same again'),
  ...seconds,
  sections: z.array(
    z.strictObject({
      title: z.string(),
      ...seconds,
      questions: z.array(
        z.strictObject({
          slug: z.string(),
          prompt: z.string().describe('Its first paragraph, on one line'),
          level: z.enum(levels),
          kind: z.enum(kinds),
          topics: z.array(z.string()),
          estimatedSeconds: z.int(),
        }),
      ),
    }),
  ),
});

export const ruleCountsReply = z.strictObject({
  items: z.array(
    z.strictObject({
      available: z.int().describe('Published questions that the rule could ask, by itself'),
      medianSeconds: z.number().nullable().describe('Of their estimates; null where there are none'),
    }),
  ),
});
