import { z } from 'zod';
import { clockModes, feedbackMoments, feedbackParts } from '@app/interview-template/domain/plan.js';
import { segmentKinds } from '@app/quiz-session/domain/ledger.js';
import { instant, judgementReply, questionReply, responseReply, verdictReply } from './question.reply.js';

const sessionState = z.enum(['running', 'paused', 'finished', 'graded']);
export const finishCauseReply = z.enum(['candidate', 'deadline', 'instructor']).nullable();

const clockView = z
  .strictObject({
    mode: z.enum(clockModes),
    limitMs: z.int().nullable().describe('Accommodation included; null where the clock is off'),
  })
  .describe('`nudge` warns, `hard` ends');

export const accommodationReply = z.strictObject({
  multiplier: z.number().min(1).max(10).describe('Of every hard clock'),
  extraBreaks: z.int(),
  breakMinutes: z.int(),
  hiddenClock: z.boolean(),
  warningMinutes: z.int().nullable(),
});

/** The time ledger: all that ever happened to the clock, the oldest first. */
export const ledgerReply = z.array(
  z.strictObject({
    kind: z.enum(segmentKinds),
    at: instant,
    amountMs: z.int().nullable().describe('Time that was given'),
    by: z.enum(['candidate', 'instructor', 'rehearse']),
    actorName: z.string().nullable().describe('Of an instructor'),
    reason: z.string().nullable(),
  }),
);

export const pauseReply = z.strictObject({
  by: z.enum(['none', 'candidate', 'instructor']).describe('Who may pause'),
  breaksLeft: z.int(),
  breakMs: z.int().describe('The longest that one break may be'),
  pausedBy: z.enum(['candidate', 'instructor', 'reopening']).nullable(),
  pausedUntil: instant.nullable().describe('When the clock goes on by itself'),
  reason: z.string().nullable(),
});

/** What is told of an item once it is closed, by the feedback of the plan; what is not told is absent. */
export const itemFeedbackReply = z.strictObject({
  verdict: verdictReply.optional(),
  score: z.number().min(0).max(1).optional(),
  judge: judgementReply.optional(),
  correctAnswer: z.record(z.string(), z.unknown()).optional(),
  explanation: z.string().optional(),
  references: z.array(z.strictObject({ title: z.string(), url: z.string() })).optional(),
  medianMs: z.int().nullable().optional().describe("Everybody's; null where too few have answered"),
});

export const sittingReply = z.strictObject({
  id: z.uuid(),
  state: sessionState,
  title: z.string(),
  templateId: z.uuid().nullable(),
  attempt: z.int().nullable(),
  resitOf: z.uuid().nullable(),
  seed: z.string(),
  startedAt: instant,
  deadlineAt: instant.nullable(),
  finishedAt: instant.nullable(),
  finishCause: finishCauseReply,
  graceMs: z.int(),
  serverNow: instant,
  remainingMs: z.int(),
  count: z.int(),
  minutes: z.int().nullable().describe('Of the clock of the whole sitting, as planned; null where it is off'),
  topics: z.array(z.string()),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  clock: clockView.describe('Of the whole sitting. Where it is not hard, `deadlineAt` only keeps it from staying open'),
  navigation: z.enum(['free', 'forward-only']),
  tracked: z.boolean().describe('Items must be opened before they are seen and answered'),
  tellsAfterEach: z.boolean().describe('Something is told of an item once it is finished'),
  pause: pauseReply,
  feedback: z.strictObject({
    tells: z.array(z.strictObject({ part: z.enum(feedbackParts), moment: z.enum(feedbackMoments) })),
    laterHours: z.int().describe('Hours after the end from which `later` is told'),
  }),
  accommodation: accommodationReply.nullable(),
  accommodationRefused: z.string().nullable().describe('Why this interview applies none, where the person has one'),
  ledger: ledgerReply,
  openPosition: z.int().nullable(),
  sections: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      positions: z.array(z.int()),
      clock: clockView,
      itemClock: clockView,
      usedMs: z.int().describe('How long its items were open'),
      remainingMs: z.int().nullable().describe('Of a hard clock'),
    }),
  ),
  items: z.array(
    z.strictObject({
      position: z.int(),
      section: z.int(),
      state: z.enum(['unopened', 'open', 'closed']).describe('Only an open one takes answers'),
      question: questionReply.nullable().describe('Null while it is unopened, or the sitting paused'),
      response: responseReply,
      revision: z.int().describe('Of the newest draft; 0 where there is none'),
      flagged: z.boolean(),
      timeSpentMs: z.int(),
      remainingMs: z.int().nullable().describe('Of a hard clock of the item'),
      feedback: itemFeedbackReply.nullable(),
    }),
  ),
});

export const sittingPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      state: sessionState,
      startedAt: instant,
      deadlineAt: instant.nullable(),
      finishedAt: instant.nullable(),
      title: z.string(),
      templateId: z.uuid().nullable(),
      attempt: z.int().nullable(),
      count: z.int(),
      minutes: z.int().nullable(),
      topics: z.array(z.string()),
      score: z.number().nullable().describe('Null while it is not graded, or not told'),
      maxScore: z.number().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const answerReceiptReply = z.strictObject({
  revision: z.int().describe('Of the draft that counts now'),
  acceptedAt: instant,
  serverNow: instant,
  remainingMs: z.int(),
  conflict: z.literal(true).optional().describe('Another draft counts: `revision` and `response` are of that one'),
  response: responseReply.optional(),
});

export const pulseReply = z.strictObject({
  state: sessionState,
  serverNow: instant,
  deadlineAt: instant.nullable(),
  remainingMs: z.int(),
  creditedMs: z.int().describe('Given back for what was reported now'),
});

export const itemMarksReply = z.strictObject({ position: z.int(), flagged: z.boolean(), timeSpentMs: z.int() });
export const sessionStateReply = z.strictObject({ id: z.uuid(), state: sessionState });
