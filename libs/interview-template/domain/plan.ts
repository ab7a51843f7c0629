import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels, slugSchema } from '@app/question-bank/domain/taxonomy.js';

export const clockModes = ['off', 'nudge', 'hard'] as const;
export const feedbackMoments = ['after-each', 'at-end', 'later', 'never'] as const;
export const feedbackParts = ['score', 'key', 'explanation', 'median'] as const;
export const countingRules = ['best', 'last', 'first', 'mean'] as const;

/** The most questions that one sitting asks. */
export const maxQuestions = 100;

/** Seconds: 10 at the least, so that nobody is stopped before they have read. */
const clockSchema = (longestSeconds: number) =>
  z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('off') }),
    z.strictObject({ mode: z.enum(['nudge', 'hard']), seconds: z.int().min(10).max(longestSeconds) }),
  ]);

const day = 86_400;
const off = { mode: 'off' } as const;
const unique = <T extends z.ZodType>(items: z.ZodArray<T>) =>
  items.refine((list) => new Set(list).size === list.length, 'must not repeat');

const drawnRule = z.strictObject({
  topics: unique(z.array(slugSchema).min(1, 'must name a topic').max(60)),
  /** None: all. */
  levels: unique(z.array(z.enum(levels))).default([]),
  /** None: all but flashcards, which have nothing to turn over in a mock. */
  kinds: unique(z.array(z.enum(kinds))).default([]),
  count: z.int().min(1).max(50),
});
const fixedRule = z.strictObject({
  /** Slugs of published questions, asked in this order unless the section is shuffled. */
  questions: unique(z.array(slugSchema).min(1, 'must name a question').max(50)),
});
export const ruleSchema = z.union([fixedRule, drawnRule]);

const sectionSchema = z.strictObject({
  title: z.string().trim().min(1, 'must not be blank').max(120),
  rules: z.array(ruleSchema).min(1, 'must have a rule').max(10),
  shuffled: z.boolean().default(true),
  /** Runs while an item of the section is open. */
  clock: clockSchema(day).default(off),
  /** Of each item of the section; runs while the item is open. */
  itemClock: clockSchema(day).default(off),
});

type Rules = { sections: readonly z.output<typeof sectionSchema>[] };

const feedbackSchema = z.strictObject({
  score: z.enum(feedbackMoments).default('at-end'),
  key: z.enum(feedbackMoments).default('at-end'),
  explanation: z.enum(feedbackMoments).default('at-end'),
  /** Everybody's median time on the item. */
  median: z.enum(feedbackMoments).default('at-end'),
  /** Hours after the end from which `later` is shown. */
  laterHours: z.int().min(1).max(8_760).default(24),
});

const pauseSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({
    by: z.literal('candidate'),
    breaks: z.int().min(1).max(20),
    /** The longest that one break may be; then the clock goes on by itself. */
    minutes: z.int().min(1).max(240),
  }),
  z.strictObject({ by: z.literal('instructor') }),
]);

/**
 * What a sitting is made by and held to: its sections, clocks and policies. Frozen into each sitting, so that a later
 * version of its template changes nothing under anybody.
 */
export const planSchema = z
  .strictObject({
    sections: z.array(sectionSchema).min(1, 'must have a section').max(12),
    /** Of the whole sitting. `hard` ends it; `nudge` turns amber, then red, and stops nobody. */
    clock: clockSchema(day).default(off),
    /** `forward-only`: an item that was left is closed, and the next one is the only one to open. */
    navigation: z.enum(['free', 'forward-only']).default('free'),
    pause: pauseSchema.default({ by: 'none' }),
    feedback: feedbackSchema.default(feedbackSchema.parse({})),
    attempts: z
      .strictObject({
        /** How often one candidate may sit it; null: as often as they like. */
        allowed: z.int().min(1).max(100).nullable().default(null),
        counts: z.enum(countingRules).default('best'),
      })
      .default({ allowed: null, counts: 'best' }),
    /** Whether accommodations apply; where they don't, the candidate reads why. */
    accommodations: z
      .discriminatedUnion('apply', [
        z.strictObject({ apply: z.literal(true) }),
        z.strictObject({
          apply: z.literal(false),
          reason: z.string().trim().min(10, 'must say why, in 10 characters or more').max(500),
        }),
      ])
      .default({ apply: true }),
    /** The most that is given back, in all, for time in which the page could not reach the server. */
    outageCreditMinutes: z.int().min(0).max(240).default(10),
  })
  .refine((plan) => countOf(plan) <= maxQuestions, {
    path: ['sections'],
    message: `must ask at most ${maxQuestions} questions in all`,
  })
  .refine((plan) => new Set(fixedQuestionsOf(plan)).size === fixedQuestionsOf(plan).length, {
    path: ['sections'],
    message: 'must not ask a question twice',
  });

export type Plan = z.output<typeof planSchema>;
export type PlanInput = z.input<typeof planSchema>;
export type Section = z.output<typeof sectionSchema>;
export type Rule = Section['rules'][number];
export type DrawnRule = z.output<typeof drawnRule>;
export type FixedRule = z.output<typeof fixedRule>;
export type Clock = Plan['clock'];
export type Feedback = Plan['feedback'];
export type FeedbackPart = (typeof feedbackParts)[number];
export type FeedbackMoment = (typeof feedbackMoments)[number];
export type CountingRule = (typeof countingRules)[number];

export const isFixed = (rule: Rule): rule is FixedRule => 'questions' in rule;
export const countOfRule = (rule: Rule): number => (isFixed(rule) ? rule.questions.length : rule.count);

/** Questions that a plan asks in all. */
export function countOf(plan: Rules): number {
  return rulesOf(plan).reduce((sum, rule) => sum + countOfRule(rule), 0);
}

function fixedQuestionsOf(plan: Rules): string[] {
  return rulesOf(plan).flatMap((rule) => (isFixed(rule) ? rule.questions : []));
}

const rulesOf = ({ sections }: Rules): Rule[] => sections.flatMap(({ rules }) => rules);

/** The topics that its rules name, each once, in their order. */
export function topicsOf(plan: Rules): string[] {
  return [...new Set(rulesOf(plan).flatMap((rule) => (isFixed(rule) ? [] : rule.topics)))];
}

/** Whole minutes of a hard or nudging clock; null where it is off. */
export const minutesOf = (clock: Clock): number | null => (clock.mode === 'off' ? null : Math.ceil(clock.seconds / 60));

/**
 * Whether the server must know which item is open: a section's or an item's hard clock runs meanwhile, and what was
 * left can be closed for good. Elsewhere all items are open all the time.
 */
export function isTracked({ navigation, sections }: Pick<Plan, 'navigation' | 'sections'>): boolean {
  return (
    navigation === 'forward-only' ||
    sections.some(({ clock, itemClock }) => clock.mode === 'hard' || itemClock.mode === 'hard')
  );
}

/** When a part of the feedback is shown: `ended` is null while the sitting has not ended. */
export function isShown(
  feedback: Feedback,
  part: FeedbackPart,
  { endedAt, now }: { endedAt: Date | null; now: Date },
): boolean {
  const moment = feedback[part];
  if (endedAt === null) return moment === 'after-each';
  if (moment === 'later') return now.getTime() >= shownLaterAt(feedback, endedAt).getTime();
  return moment !== 'never';
}

/** From when on what comes `later` is shown. */
export function shownLaterAt({ laterHours }: Pick<Feedback, 'laterHours'>, endedAt: Date): Date {
  return new Date(endedAt.getTime() + laterHours * 3_600_000);
}

/** Whether anything is told of an item before the sitting ends. */
export const tellsAfterEach = (feedback: Feedback): boolean =>
  feedbackParts.some((part) => feedback[part] === 'after-each');
