import { accommodate, breaksOf, type Granted } from './accommodation.js';
import { type Act, type ActOf, answers, type Deed, type Delivery, done, type Outcome, refused } from './acts.js';
import * as item from './item-acts.js';
import { end, give, go, isOpen, note, notice, ranUntil, reopen, settle, stop, type Sitting } from './sitting.js';

/** All that the model knows: sittings by their ids; of each of the two candidates, cards and what they are granted. */
export interface World {
  sittings: Map<string, Sitting>;
  cards: Set<string>[];
  granted: (Granted | null)[];
}

export const newWorld = (): World => ({ sittings: new Map(), cards: [new Set(), new Set()], granted: [null, null] });

/** Questions that a candidate must not meet in another sitting now. */
export function heldOf({ sittings }: World, owner: number, now: number, except?: Sitting): Set<string> {
  const holding = [...sittings.values()].filter((s) => {
    if (s.owner !== owner || s === except) return false;
    if (isOpen(s) || !hasEnded(s)) return true;
    return s.plan.keysLaterMs !== undefined && s.finishedAt! + s.plan.keysLaterMs > now + s.passed;
  });
  return new Set(holding.flatMap(({ items }) => items.map(({ questionId }) => questionId)));
}

/** What the act does and what it is answered with, as many times as it is done at once. `now`: of the real clock. */
export function applyTo(world: World, deed: Deed, now: number): Outcome[] {
  const { act, sittingId } = deed;
  if (act.kind === 'sweep') return [sweep(world, now)];
  if (act.kind === 'grant') return [grant(world, act, now)];
  if (act.kind === 'start' || act.kind === 'work' || act.kind === 'both')
    throw new Error(`The model does not ${act.kind} here`);
  const s = world.sittings.get(sittingId)!;
  if (act.kind === 'pass') {
    s.passed += deed.passMs;
    return [done()];
  }
  if (act.kind === 'save') return item.save(s, deed as Deed<ActOf<'save'>>, now + s.passed);
  const held = act.kind === 'supervise' ? heldOf(world, s.owner, now, s) : new Set<string>();
  return Array.from({ length: act.times }, () => once(s, act, { ...deed, held, now: now + s.passed }));
}

type ActOfOne = Exclude<Act, { kind: 'start' | 'work' | 'both' | 'sweep' | 'grant' | 'pass' | 'save' }>;

interface Circumstances extends Pick<Deed, 'who' | 'position'> {
  /** Questions that the candidate's other sittings hold. */
  held: Set<string>;
  now: number;
}

function once(s: Sitting, act: ActOfOne, { who, position, held, now }: Circumstances): Outcome {
  if (act.kind !== 'supervise' && who !== s.owner) return refused('resource.not-found');
  settle(s, now);
  switch (act.kind) {
    case 'flag':
      return item.flag(s, position, act.flagged);
    case 'open':
      notice(s);
      return item.open(s, position, now);
    case 'finish-item':
      notice(s);
      return item.finish(s, position, now);
    case 'read':
      notice(s);
      return done(s.state);
    case 'finish':
      return finish(s, now);
    case 'pause':
      return pause(s, now);
    case 'resume':
      return resume(s, now);
    case 'pulse':
      return pulse(s, act.offlineMs, now);
    case 'supervise':
      return supervise(s, act, { held, now });
  }
}

function finish(s: Sitting, now: number): Outcome {
  notice(s);
  if (isOpen(s)) {
    end(s, 'candidate', now);
    note(s, { kind: 'finished', at: s.finishedAt!, amountMs: null, by: 'candidate' });
  }
  return done(s.state);
}

function pause(s: Sitting, now: number): Outcome {
  if (s.pausedBy === 'candidate') return done();
  if (s.state !== 'running' || now > s.deadlineAt!) return refused('session.wrong-state');
  const { left, lengthMs } = breaksOf(s);
  if (left === 0) return refused('session.no-break-left');
  s.breaksTaken += 1;
  stop(s, now);
  const pausedUntil = now + lengthMs;
  Object.assign(s, { state: 'paused', pausedBy: 'candidate', pausedUntil });
  s.deadlineAt = pausedUntil + Math.max(0, s.leftMs);
  note(s, { kind: 'paused', at: now, amountMs: null, by: 'candidate' });
  return done();
}

function resume(s: Sitting, now: number): Outcome {
  if (s.state === 'running') return done();
  if (s.state !== 'paused') return refused('session.not-paused');
  if (s.pausedBy === 'instructor') return refused('session.wrong-state');
  go(s, now);
  note(s, { kind: 'resumed', at: now, amountMs: null, by: 'candidate' });
  return done();
}

/** What both sides missed of each other while the clock ran is given back, if it is worth it, up to what the plan has. */
function pulse(s: Sitting, offlineMs: number, now: number): Outcome {
  notice(s);
  if (s.state !== 'running') return done(s.state);
  const missed = Math.floor(Math.min(offlineMs, ranUntil(s, now) - s.ranWhenHeardMs));
  s.ranWhenHeardMs = ranUntil(s, now);
  const amountMs = missed < 3_000 ? 0 : Math.min(missed, s.plan.creditCapMs - s.creditedMs);
  if (amountMs > 0) {
    s.creditedMs += amountMs;
    give(s, now, amountMs);
    note(s, { kind: 'credited', at: now, amountMs, by: 'rehearse' });
  }
  return done(s.state);
}

const entries = {
  pause: 'paused',
  resume: 'resumed',
  extend: 'extended',
  credit: 'credited',
  terminate: 'terminated',
  reopen: 'reopened',
} as const;

function supervise(
  s: Sitting,
  { act, minutes }: ActOf<'supervise'>,
  { held, now }: Pick<Circumstances, 'held' | 'now'>,
): Outcome {
  const code = superviseRefusal(s, { act, minutes }, held);
  if (code) return refused(code);
  const given = minutes * 60_000;
  let at = now;
  let amountMs: number | null = null;
  switch (act) {
    case 'pause':
      stop(s, now);
      Object.assign(s, { state: 'paused', pausedBy: 'instructor', deadlineAt: null });
      break;
    case 'resume':
      go(s, now);
      break;
    case 'extend':
    case 'credit':
      give(s, now, (amountMs = given));
      break;
    case 'terminate':
      end(s, 'instructor', now);
      at = s.finishedAt!;
      break;
    case 'reopen':
      reopen(s, now, (amountMs = given));
  }
  note(s, { kind: entries[act], at, amountMs, by: 'instructor' });
  return done();
}

function superviseRefusal(
  s: Sitting,
  { act, minutes }: Pick<ActOf<'supervise'>, 'act' | 'minutes'>,
  held: Set<string>,
): string | undefined {
  const wrong = 'session.wrong-state';
  switch (act) {
    case 'pause':
      return s.state === 'running' ? undefined : wrong;
    case 'resume':
      if (s.state !== 'paused') return 'session.not-paused';
      return s.pausedBy === 'reopening' ? wrong : undefined;
    case 'reopen':
      if (isOpen(s)) return wrong;
      if (s.items.some(({ questionId }) => held.has(questionId))) return 'question.being-asked';
      return Math.max(0, s.leftMs) + minutes < 1 ? 'request.invalid' : undefined;
    default:
      return isOpen(s) ? undefined : wrong;
  }
}

/** Holds for what begins from now on, and at once for what goes on. */
function grant(world: World, { owner, granted }: ActOf<'grant'>, now: number): Outcome {
  world.granted[owner] = granted;
  for (const s of world.sittings.values()) {
    if (s.owner !== owner) continue;
    accommodate(s, granted, now + s.passed);
    notice(s);
  }
  return done();
}

function sweep(world: World, now: number): Outcome {
  for (const s of world.sittings.values()) {
    settle(s, now + s.passed);
    notice(s);
  }
  return done();
}

/** What one handling of a job does: the first one its effect, every other one nothing. */
export function deliver(world: World, { name, sessionId, position }: Delivery, now: number): void {
  const s = world.sittings.get(sessionId)!;
  settle(s, now + s.passed);
  switch (name) {
    case 'session.expire':
      return notice(s);
    case 'item.grade':
      return gradeEarly(s, position!);
    case 'session.grade':
      return gradeAll(s);
    case 'session.review':
      return takeIn(s, world.cards[s.owner]!);
    // Figures are no part of a sitting.
    case 'session.count':
      return;
    default:
      throw new Error(`The model knows no job ${name}`);
  }
}

/** Whether it is written down that it has ended. */
export const hasEnded = (s: Sitting) => !isOpen(s) && !s.ledger.at(-1)!.unnoticed;

function grade(one: Sitting['items'][number]): void {
  if (one.verdict !== null) return;
  const given = JSON.stringify(one.final?.response ?? null);
  const { verdict, score } = answers.find(({ response }) => JSON.stringify(response) === given)!;
  Object.assign(one, { verdict, score });
}

function gradeEarly(s: Sitting, position: number): void {
  const one = s.items[position - 1]!;
  if (one.closed === 'finished' && !hasEnded(s)) grade(one);
}

function gradeAll(s: Sitting): void {
  if (s.state !== 'finished' || !hasEnded(s)) return;
  for (const one of s.items) grade(one);
  s.state = 'graded';
  s.score = s.items.reduce((sum, { score }) => sum + score!, 0);
  s.maxScore = s.items.length;
  s.asked.reviews += 1;
  s.asked.counts += 1;
}

/** Estimated at a minute each. */
const estimateMs = 60_000;

/** What went wrong, was flagged or took too long becomes a card; every item that has a card has one review of its grade. */
function takeIn(s: Sitting, cards: Set<string>): void {
  if (s.state !== 'graded' || s.takenIn === s.opening) return;
  s.takenIn = s.opening;
  for (const one of s.items) {
    if (one.verdict !== 'correct' || one.flagged || Math.max(one.spentMs, one.usedMs) > estimateMs)
      cards.add(one.questionId);
    if (cards.has(one.questionId)) one.review = { verdict: one.verdict!, score: one.score! };
  }
}
