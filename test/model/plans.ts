import type { PlanInput } from '@app/interview-template/domain/plan.js';

/** What the model knows of a plan, written down a second time: no code of the product turns the one into the other. */
export interface ModelPlan {
  name: string;
  /** Null: chosen for this once. */
  template: Partial<PlanInput> | null;
  /** The hard clock of the whole, or the week that a sitting without one may stay open. */
  limitMs: number;
  isOpenEnded?: boolean;
  /** Of the candidate's own. */
  breaks: number;
  breakMs: number;
  creditCapMs: number;
  sections: { count: number; limitMs: number | null; itemMs: number | null }[];
  tracked?: boolean;
  forwardOnly?: boolean;
  tellsAfterEach?: boolean;
  /** How long after its end its keys are kept back. */
  keysLaterMs?: number;
  attempts?: number;
}

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const ofArrays = (count: number) => [{ topics: ['arrays'], count }];
const three: PlanInput['sections'] = [{ title: 'Arrays', rules: ofArrays(3) }];
const plain = { count: 3, limitMs: null, itemMs: null };
const tenMinutes: PlanInput['clock'] = { mode: 'hard', seconds: 600 };
const hard = (seconds: number) => ({ mode: 'hard' as const, seconds });

export const plans: readonly ModelPlan[] = [
  {
    name: 'chosen for this once',
    template: null,
    limitMs: 10 * minute,
    breaks: 3,
    breakMs: 10 * minute,
    creditCapMs: 10 * minute,
    sections: [plain],
  },
  {
    name: 'two breaks',
    template: {
      sections: three,
      clock: tenMinutes,
      pause: { by: 'candidate', breaks: 2, minutes: 5 },
      outageCreditMinutes: 2,
    },
    limitMs: 10 * minute,
    breaks: 2,
    breakMs: 5 * minute,
    creditCapMs: 2 * minute,
    sections: [plain],
  },
  {
    name: 'forward only',
    template: {
      sections: three,
      clock: tenMinutes,
      navigation: 'forward-only',
      pause: { by: 'candidate', breaks: 1, minutes: 2 },
    },
    limitMs: 10 * minute,
    breaks: 1,
    breakMs: 2 * minute,
    creditCapMs: 10 * minute,
    sections: [plain],
    tracked: true,
    forwardOnly: true,
  },
  {
    name: 'hard clocks of items',
    template: {
      sections: [
        { title: 'One', rules: ofArrays(2), itemClock: hard(60) },
        { title: 'Two', rules: ofArrays(1) },
      ],
      clock: tenMinutes,
      pause: { by: 'candidate', breaks: 2, minutes: 3 },
    },
    limitMs: 10 * minute,
    breaks: 2,
    breakMs: 3 * minute,
    creditCapMs: 10 * minute,
    sections: [
      { count: 2, limitMs: null, itemMs: minute },
      { count: 1, limitMs: null, itemMs: null },
    ],
    tracked: true,
  },
  {
    name: 'hard clocks of sections',
    template: {
      sections: [
        { title: 'One', rules: ofArrays(2), clock: hard(90) },
        { title: 'Two', rules: ofArrays(2), clock: hard(80), itemClock: hard(60) },
      ],
      clock: { mode: 'hard', seconds: 300 },
      pause: { by: 'instructor' },
      feedback: { score: 'after-each' },
      outageCreditMinutes: 5,
    },
    limitMs: 5 * minute,
    breaks: 0,
    breakMs: 0,
    creditCapMs: 5 * minute,
    sections: [
      { count: 2, limitMs: 90_000, itemMs: null },
      { count: 2, limitMs: 80_000, itemMs: minute },
    ],
    tracked: true,
    tellsAfterEach: true,
  },
  {
    name: 'told after each',
    template: { sections: three, clock: tenMinutes, feedback: { key: 'after-each', score: 'after-each' } },
    limitMs: 10 * minute,
    breaks: 0,
    breakMs: 0,
    creditCapMs: 10 * minute,
    sections: [plain],
    tellsAfterEach: true,
  },
  {
    name: 'no hard clock of the whole',
    template: {
      sections: [{ title: 'One', rules: ofArrays(3), itemClock: hard(120) }],
      clock: { mode: 'nudge', seconds: 300 },
      navigation: 'forward-only',
      pause: { by: 'candidate', breaks: 2, minutes: 5 },
      feedback: { score: 'after-each' },
      outageCreditMinutes: 0,
    },
    limitMs: week,
    isOpenEnded: true,
    breaks: 2,
    breakMs: 5 * minute,
    creditCapMs: 0,
    sections: [{ count: 3, limitMs: null, itemMs: 2 * minute }],
    tracked: true,
    forwardOnly: true,
    tellsAfterEach: true,
  },
  {
    name: 'keys later, two attempts',
    template: {
      sections: three,
      clock: { mode: 'off' },
      feedback: { key: 'later', laterHours: 1 },
      attempts: { allowed: 2, counts: 'last' },
    },
    limitMs: week,
    isOpenEnded: true,
    breaks: 0,
    breakMs: 0,
    creditCapMs: 10 * minute,
    sections: [plain],
    keysLaterMs: 60 * minute,
    attempts: 2,
  },
];
