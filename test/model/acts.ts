import fc from 'fast-check';
import type { Granted } from './accommodation.js';
import { plans } from './plans.js';

/** How an answer is graded: the sample question has a and b right, c and d wrong, and gives half for half. */
export const answers = [
  { response: { choices: ['a', 'b'] }, verdict: 'correct', score: 1 },
  { response: { choices: ['a'] }, verdict: 'partial', score: 0.5 },
  { response: { choices: ['c'] }, verdict: 'incorrect', score: 0 },
  { response: null, verdict: 'skipped', score: 0 },
] as const;

export type SupervisionName = 'pause' | 'resume' | 'extend' | 'credit' | 'terminate' | 'reopen';

export type Among = 'running' | 'paused' | 'open' | 'ended' | 'all';

/** How often at once, and on which sitting: the number is taken modulo how many there are. */
interface On {
  sitting: number;
  /** Of which sittings, if there are any such; else of all. */
  among: Among;
  times: number;
  /** By the other candidate: nothing of it may be found. */
  stranger: boolean;
}
interface OnItem extends On {
  /** 0: the one that the sitting is turned to, to open it the one after that; -1: the one before. */
  position: number;
}

export type Act =
  | { kind: 'start'; owner: number; plan: number; times: number }
  | (OnItem & {
      kind: 'save';
      /** From the newest revision: 0 is the same again, 1 the next. */
      step: number;
      /** Of `answers`; beyond: nothing that fits the question. */
      answer: number;
      spentMs: number | null;
      /** What a second tab sends at the same moment under the same number. */
      otherTab: number | null;
    })
  | (OnItem & { kind: 'flag'; flagged: boolean })
  | (OnItem & { kind: 'open' | 'finish-item' })
  | (On & { kind: 'finish' | 'pause' | 'resume' | 'read' })
  | (On & { kind: 'pulse'; offlineMs: number })
  | (On & { kind: 'supervise'; act: SupervisionName; minutes: number })
  /** Two on the same sitting at the same moment: either may be first. */
  | { kind: 'both'; acts: [OwnAct, OwnAct] }
  | { kind: 'grant'; owner: number; granted: Granted }
  | { kind: 'sweep'; skewMinutes: number }
  | {
      kind: 'work';
      /** Which jobs of those that wait, or of all that there ever were; empty: all, until none waits. */
      picks: number[];
      again: boolean;
      times: number;
      atOnce: boolean;
      skewMinutes: number;
    }
  | { kind: 'pass'; sitting: number; among: Among; ms: number; near: { boundary: number; offsetMs: number } | null };

/** What is done to one sitting by a person. */
export type OwnAct = Extract<Act, On>;
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** An act with what its numbers stand for. */
export interface Deed<A extends Act = Act> {
  act: A;
  /** Empty where it is not about one sitting. */
  sittingId: string;
  /** Number of the candidate who does it. */
  who: number;
  /** Of an item. */
  position: number;
  /** Of an answer. */
  revision: number;
  /** Answers that are sent at once under it. */
  sent: number[];
  /** Of time that is passed. */
  passMs: number;
  /** What is done at the same moment. */
  parts: Deed[];
}

/** What one doing of it was answered with. */
export type Outcome = { refused: string } | { done: string };
export const refused = (code: string): Outcome => ({ refused: code });
export const done = (what = 'done'): Outcome => ({ done: what });

/** An answer to one of two that were done at once. */
export function ofPart({ act: { kind } }: Deed, outcome: Outcome): Outcome {
  return 'refused' in outcome ? { refused: `${kind}: ${outcome.refused}` } : { done: `${kind}: ${outcome.done}` };
}

/** One handling of a job. */
export interface Delivery {
  outboxId: string;
  name: string;
  sessionId: string;
  position: number | null;
}

const sitting = fc.nat(5);
const always = <T>(value: T) => fc.constant(value);
/** By weights: numbers are not picked evenly. */
const seldom = fc.oneof({ weight: 19, arbitrary: always(false) }, { weight: 1, arbitrary: always(true) });
const often = fc.constantFrom(1, 1, 1, 2, 3);
const skewMinutes = fc.constantFrom(-10, 0, 10);

const on = (among: Among, by: { times?: fc.Arbitrary<number>; stranger?: fc.Arbitrary<boolean> } = {}) => ({
  sitting,
  among: fc.oneof({ weight: 9, arbitrary: always(among) }, { weight: 1, arbitrary: always<Among>('all') }),
  times: always(1),
  stranger: seldom,
  ...by,
});
const onItem = (by: { times?: fc.Arbitrary<number> } = {}) => ({
  ...on('running', by),
  position: fc.oneof(
    { weight: 12, arbitrary: always(0) },
    { weight: 3, arbitrary: always(-1) },
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: always(4) },
  ),
});
const byStaff = (among: Among, times: fc.Arbitrary<number> = always(1)) => ({
  ...on(among, { times, stranger: always(false) }),
  kind: always('supervise' as const),
});

const start = fc.record({
  kind: always('start' as const),
  owner: fc.nat(1),
  plan: fc.nat(plans.length - 1),
  times: fc.constantFrom(1, 2),
});
const save = fc.record({
  ...onItem({ times: fc.constantFrom(1, 1, 1, 2) }),
  kind: always('save' as const),
  step: fc.constantFrom(1, 1, 1, 1, 0, -1, 3),
  answer: fc.constantFrom(0, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 4),
  spentMs: fc.option(fc.integer({ min: 1_000, max: 150_000 })),
  otherTab: fc.oneof({ weight: 6, arbitrary: always(null) }, { weight: 1, arbitrary: fc.nat(3) }),
});
const flag = fc.record({ ...onItem(), kind: always('flag' as const), flagged: fc.boolean() });
const open = fc.record({ ...onItem({ times: often }), kind: always('open' as const) });
const finishItem = fc.record({ ...onItem({ times: often }), kind: always('finish-item' as const) });
const pause = fc.record({ ...on('running', { times: often }), kind: always('pause' as const) });
const resume = fc.record({ ...on('paused', { times: often }), kind: always('resume' as const) });
const finish = fc.record({ ...on('open', { times: often }), kind: always('finish' as const) });
const read = fc.record({ ...on('all'), kind: always('read' as const) });
const offline = fc.oneof(always(0), fc.integer({ min: 1_000, max: 9_000 }), fc.integer({ min: 9_000, max: 900_000 }));
const pulse = fc.record({ ...on('running'), kind: always('pulse' as const), offlineMs: offline });
const none = always(0);
const stop = fc.record({ ...byStaff('running', often), act: always('pause' as const), minutes: none });
const go = fc.record({ ...byStaff('paused', often), act: always('resume' as const), minutes: none });
const terminate = fc.record({ ...byStaff('open', often), act: always('terminate' as const), minutes: none });
const give = fc.record({
  ...byStaff('open'),
  act: fc.constantFrom('extend' as const, 'credit' as const),
  minutes: fc.integer({ min: 1, max: 10 }),
});
const reopen = fc.record({ ...byStaff('ended', often), act: always('reopen' as const), minutes: fc.nat(10) });
/** Once each: two alone have no more than two orders. */
const racing = fc
  .oneof<fc.Arbitrary<OwnAct>[]>(save, save, open, finishItem, pause, resume, finish, pulse, stop, terminate)
  .map((act): OwnAct => ({ ...act, times: 1, ...(act.kind === 'save' && { otherTab: null }) }));
const both = fc.record({ kind: always('both' as const), acts: fc.tuple(racing, racing) });
const grant = fc.record({
  kind: always('grant' as const),
  owner: fc.nat(1),
  granted: fc.record({
    multiplier: fc.constantFrom(1.25, 1.5, 2),
    extraBreaks: fc.nat(2),
    breakMinutes: fc.integer({ min: 1, max: 10 }),
  }),
});
const sweep = fc.record({ kind: always('sweep' as const), skewMinutes });
const work = fc.record({
  kind: always('work' as const),
  picks: fc.array(fc.nat(30), { maxLength: 4 }),
  again: fc.boolean(),
  times: fc.integer({ min: 1, max: 3 }),
  atOnce: fc.boolean(),
  skewMinutes,
});
const pass = { kind: always('pass' as const), sitting, among: always<Among>('open') };
const passNear = fc.record({
  ...pass,
  ms: always(1),
  near: fc.record({
    boundary: fc.nat(3),
    offsetMs: fc.constantFrom(-20_000, -20_000, -2_000, -2_000, -700, 700, 2_000, 4_300, 60_000),
  }),
});
const passSome = fc.record({
  ...pass,
  ms: fc.oneof(
    fc.integer({ min: 1, max: 5_000 }),
    fc.integer({ min: 5_000, max: 60_000 }),
    fc.integer({ min: 60_000, max: 600_000 }),
  ),
  near: always(null),
});

/** What is picked from, by weight. */
export const actArbitraries: fc.Arbitrary<Act>[] = (
  [
    [3, start],
    [18, save],
    [2, flag],
    [10, open],
    [4, finishItem],
    [4, pause],
    [8, resume],
    [1, finish],
    [2, read],
    [4, pulse],
    [2, stop],
    [3, go],
    [1, terminate],
    [3, give],
    [5, reopen],
    [4, both],
    [1, grant],
    [2, sweep],
    [6, work],
    [9, passNear],
    [6, passSome],
  ] as [number, fc.Arbitrary<Act>][]
).flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary));
