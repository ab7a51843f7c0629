import type { Granted } from './accommodation.js';
import type { ModelPlan } from './plans.js';

/** How long after a deadline an answer still counts. */
export const graceMs = 5_000;

export type Ending = 'candidate' | 'deadline' | 'instructor';

export interface Entry {
  kind: string;
  at: number;
  amountMs: number | null;
  by: 'candidate' | 'instructor' | 'rehearse';
  /** What time did by itself may not be written down yet: nobody has looked. */
  unnoticed?: boolean;
}

export interface Answer {
  revision: number | null;
  response: unknown;
}

/** Of an item or a section; null: it has no hard one. */
export interface Clock {
  limitMs: number | null;
  /** When it was last turned to. */
  leftMs: number | null;
}

export interface Item extends Clock {
  position: number;
  questionId: string;
  section: number;
  /** How long it was open, up to when it was last left. */
  usedMs: number;
  /** Until when, and the grace, what was under way when the candidate went on still counts. */
  leftAt: number | null;
  closed: 'finished' | 'passed' | null;
  drafts: Record<number, unknown>;
  late: Record<number, unknown>;
  final: Answer | null;
  flagged: boolean;
  spentMs: number;
  verdict: string | null;
  score: number | null;
  /** Its review that counts. */
  review: { verdict: string; score: number } | null;
}

/**
 * One sitting in plain numbers. Its instants are milliseconds of its own time: of the real clock, and what was passed for
 * it. Time is a purse here, not a ledger: what was left when the clock last began to run, and since when it runs.
 */
export interface Sitting {
  id: string;
  owner: number;
  plan: ModelPlan;
  /** Milliseconds that were passed for it. */
  passed: number;
  granted: Granted | null;
  /** How far its numbers may be off: what could not be read to the millisecond. */
  fuzzMs: number;
  startedAt: number;
  state: 'running' | 'paused' | 'finished' | 'graded';
  cause: Ending | null;
  leftMs: number;
  since: number | null;
  ranMs: number;
  deadlineAt: number | null;
  finishedAt: number | null;
  pausedBy: 'candidate' | 'instructor' | 'reopening' | null;
  pausedUntil: number | null;
  breaksTaken: number;
  creditedMs: number;
  /** How long the clock had run when its page was last heard of. */
  ranWhenHeardMs: number;
  opening: number;
  takenIn: number;
  score: number | null;
  maxScore: number | null;
  ledger: Entry[];
  /** The item that it is turned to, and since when the clocks of it run. */
  turnedTo: number | null;
  openSince: number | null;
  sections: Clock[];
  items: Item[];
  /** How often each piece of work was asked for. */
  asked: { reviews: number; counts: number; itemGrades: number };
}

export const isOpen = ({ state }: Sitting): boolean => state === 'running' || state === 'paused';
export const itemAt = (s: Sitting, position: number): Item => s.items[position - 1]!;
export const newestOf = (drafts: Record<number, unknown>): number => Math.max(0, ...Object.keys(drafts).map(Number));

/** Writes into the ledger. What somebody does shows all that time did before. */
export function note(s: Sitting, entry: Entry): void {
  if (!entry.unnoticed) notice(s);
  s.ledger.push(entry);
}

export function notice(s: Sitting): void {
  for (const entry of s.ledger) delete entry.unnoticed;
}

/** What time alone has done up to now: a break that is over has ended, a sitting whose time is over has ended. */
export function settle(s: Sitting, now: number): void {
  if (s.state === 'paused' && s.pausedUntil !== null && s.pausedUntil <= now) {
    const at = s.pausedUntil;
    go(s, at);
    note(s, { kind: 'resumed', at, amountMs: null, by: 'rehearse', unnoticed: true });
  }
  if (s.state === 'running' && now > s.deadlineAt! + graceMs) {
    end(s, 'deadline', now);
    note(s, { kind: 'expired', at: s.finishedAt!, amountMs: null, by: 'rehearse', unnoticed: true });
  }
}

export function ranUntil(s: Sitting, now: number): number {
  return s.ranMs + (s.since === null ? 0 : now - s.since);
}

export function remainingOf(s: Sitting, now: number): number {
  if (!isOpen(s)) return 0;
  return Math.max(0, s.leftMs - (s.since === null ? 0 : now - s.since));
}

export function stop(s: Sitting, at: number): void {
  if (s.since !== null) {
    const stretch = Math.max(0, at - s.since);
    s.leftMs -= stretch;
    s.ranMs += stretch;
    s.since = null;
  }
  leave(s, at);
}

export function go(s: Sitting, at: number): void {
  Object.assign(s, { state: 'running', since: at, pausedBy: null, pausedUntil: null });
  s.deadlineAt = at + Math.max(0, s.leftMs);
  if (s.turnedTo !== null && itemAt(s, s.turnedTo).closed === null) s.openSince = at;
}

export function end(s: Sitting, cause: Ending, now: number): void {
  const at = Math.min(now, s.deadlineAt ?? Infinity);
  stop(s, at);
  // It may have been heard of in the grace, which does not count as run.
  s.ranWhenHeardMs = Math.min(s.ranWhenHeardMs, s.ranMs);
  Object.assign(s, { state: 'finished', cause, finishedAt: at, pausedBy: null, pausedUntil: null });
  for (const item of s.items) item.final ??= finalOf(item);
}

export function finalOf({ drafts }: Item): Answer {
  const revision = newestOf(drafts);
  return revision === 0 ? { revision: null, response: null } : { revision, response: drafts[revision] };
}

/** Time for the whole, and for the item that is open or was last, and its section. */
export function give(s: Sitting, now: number, amountMs: number): void {
  giveWhole(s, amountMs);
  if (s.turnedTo === null) return;
  chargeUpTo(s, now);
  for (const clock of clocksOf(s, itemAt(s, s.turnedTo))) lengthen(clock, amountMs);
}

export function giveWhole(s: Sitting, amountMs: number): void {
  s.leftMs += amountMs;
  if (s.state === 'running') s.deadlineAt = s.since! + Math.max(0, s.leftMs);
  if (s.pausedUntil !== null) s.deadlineAt = s.pausedUntil + Math.max(0, s.leftMs);
}

export function lengthen(clock: Clock, amountMs: number): void {
  if (clock.limitMs === null) return;
  clock.limitMs += amountMs;
  clock.leftMs! += amountMs;
}

export function reopen(s: Sitting, now: number, amountMs: number): void {
  // Its answers leave the figures.
  if (s.state === 'graded') s.asked.counts += 1;
  Object.assign(s, {
    state: 'paused',
    pausedBy: 'reopening',
    cause: null,
    finishedAt: null,
    score: null,
    maxScore: null,
  });
  s.opening += 1;
  give(s, now, amountMs);
  s.deadlineAt = null;
  for (const item of s.items) {
    item.leftAt = null;
    if (item.closed === null) Object.assign(item, { final: null, verdict: null, score: null });
  }
}

/** Turned to another item, or to none: the clocks of the open one stand. */
export function leave(s: Sitting, at: number): void {
  if (s.openSince === null) return;
  const item = itemAt(s, s.turnedTo!);
  item.leftAt = Math.min(at, closesAt(s, item) ?? Infinity);
  charge(s, at);
  s.openSince = null;
}

/** An item is not open for longer than its clocks let it; its section is where the candidate still is. */
function charge(s: Sitting, at: number): void {
  const item = itemAt(s, s.turnedTo!);
  const section = s.sections[item.section - 1]!;
  const stretch = Math.max(0, at - s.openSince!);
  const open = Math.min(stretch, item.leftMs ?? Infinity, section.leftMs ?? Infinity);
  item.usedMs += open;
  if (item.leftMs !== null) item.leftMs -= open;
  if (section.leftMs !== null) section.leftMs = Math.max(0, section.leftMs - stretch);
}

/** The open item goes on, charged for what it was open. */
export function chargeUpTo(s: Sitting, now: number): void {
  if (s.openSince === null) return;
  charge(s, now);
  s.openSince = now;
}

const clocksOf = (s: Sitting, item: Item) => [item, s.sections[item.section - 1]!];

/** When the open item closes by a clock. */
export function closesAt(s: Sitting, item: Item): number | null {
  const lefts = clocksOf(s, item).flatMap(({ leftMs }) => (leftMs === null ? [] : [leftMs]));
  return lefts.length === 0 ? null : s.openSince! + Math.min(...lefts);
}

/** What is left of the clock of an item, and of a section. */
export function itemLeft(s: Sitting, item: Item, now: number): number | null {
  return leftNow(item.leftMs, s.turnedTo === item.position ? s.openSince : null, now);
}

export function sectionLeft(s: Sitting, number: number, now: number): number | null {
  const isIn = s.turnedTo !== null && itemAt(s, s.turnedTo).section === number;
  return leftNow(s.sections[number - 1]!.leftMs, isIn ? s.openSince : null, now);
}

function leftNow(leftMs: number | null, since: number | null, now: number): number | null {
  return leftMs === null ? null : Math.max(0, leftMs - (since === null ? 0 : now - since));
}

export function isOpenable(s: Sitting, item: Item, now: number): boolean {
  return item.closed === null && itemLeft(s, item, now) !== 0 && sectionLeft(s, item.section, now) !== 0;
}

/** Every instant still to come at which something changes by itself. */
export function boundaries(s: Sitting, now: number): number[] {
  const open = s.openSince === null ? null : closesAt(s, itemAt(s, s.turnedTo!));
  const ends = [s.state === 'running' ? s.deadlineAt : null, open, ...s.items.map(({ leftAt }) => leftAt)];
  const all = [s.pausedUntil, ...ends, ...ends.map((at) => at && at + graceMs)];
  return all.filter((at): at is number => at !== null && at > now).toSorted((a, b) => a - b);
}
