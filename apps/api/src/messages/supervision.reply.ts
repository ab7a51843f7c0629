import { z } from 'zod';
import { clockModes } from '@app/interview-template/domain/plan.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { instant } from './question.reply.js';
import { sittingReply } from './session.reply.js';

const { state, finishCause, resitOf, clock, navigation, tracked, pause, accommodation, accommodationRefused, ledger } =
  sittingReply.shape;

const summary = {
  id: z.uuid(),
  personId: z.uuid(),
  displayName: z.string(),
  email: z.string(),
  title: z.string(),
  templateId: z.uuid().nullable(),
  attempt: z.int().nullable(),
  state,
  pausedBy: z.enum(['candidate', 'instructor', 'reopening']).nullable(),
  pausedUntil: instant.nullable().describe('When a break ends by itself'),
  startedAt: instant,
  deadlineAt: instant.nullable().describe('Null where no hard clock runs'),
  finishedAt: instant.nullable(),
  finishCause,
  clockMode: z.enum(clockModes).describe('Of the whole sitting'),
  remainingMs: z.int().nullable().describe('Of a hard clock of the whole; null where there is none'),
  activeMs: z.int().describe('How long the clock has run'),
  openPosition: z.int().nullable().describe('The item that is open, where one at a time is'),
  count: z.int(),
  answered: z.int(),
  flagged: z.int(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
};

export const supervisedPageReply = z.strictObject({
  items: z.array(z.strictObject(summary)),
  nextCursor: z.string().nullable(),
});

/** A sitting for somebody who watches over it: nothing of what was answered, nor of keys. */
export const supervisedSittingReply = z.strictObject({
  ...summary,
  serverNow: instant,
  resitOf,
  clock,
  navigation,
  tracked,
  pause,
  accommodation,
  accommodationRefused,
  ledger,
  sections: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      remainingMs: z.int().nullable().describe('Of a hard clock of the section'),
    }),
  ),
  items: z.array(
    z.strictObject({
      position: z.int(),
      section: z.int(),
      questionId: z.uuid(),
      slug: z.string(),
      kind: z.enum(kinds),
      level: z.enum(levels),
      state: z.enum(['unopened', 'open', 'closed']),
      answered: z.boolean(),
      flagged: z.boolean(),
      timeMs: z.int().describe("By the server's clock where it knows which item is open, else as the page measured it"),
      remainingMs: z.int().nullable().describe('Of a hard clock of the item'),
    }),
  ),
});
