import type { Accommodation } from '@app/identity/domain/accommodation.js';
import {
  countOf,
  feedbackParts,
  isShown,
  minutesOf,
  tellsAfterEach,
  topicsOf,
  type Clock,
  type Feedback,
} from '@app/interview-template/domain/plan.js';
import { questionView, type QuestionView } from '@app/question-bank/question-view.js';
import { breaksOf } from '../domain/breaks.js';
import { remainingMs } from '../domain/ledger.js';
import { isOpenable, leftOf, runningFor, usedAt, type Running } from '../domain/visits.js';
import { itemFeedback, type ItemFeedback } from '../answer/item-feedback.js';
import type { SittingItem } from '../store/items.store.js';
import type { NamedSegment } from '../store/ledger.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import type { SectionAllowance } from '../store/visits.store.js';

interface ClockView {
  mode: Clock['mode'];
  /** Accommodation included; null where the clock is off. */
  limitMs: number | null;
}

export interface LedgerEntryView {
  kind: NamedSegment['kind'];
  at: Date;
  amountMs: number | null;
  by: 'candidate' | 'instructor' | 'rehearse';
  actorName: string | null;
  reason: string | null;
}

interface ItemView {
  position: number;
  section: number;
  state: 'unopened' | 'open' | 'closed';
  question: QuestionView | null;
  response: unknown;
  revision: number;
  flagged: boolean;
  timeSpentMs: number;
  remainingMs: number | null;
  feedback: ItemFeedback | null;
}

/** All that a sitting is, read at one moment. */
export interface SittingFacts {
  session: QuizSessionRow;
  items: SittingItem[];
  sections: SectionAllowance[];
  segments: NamedSegment[];
  /** What the person is granted, whether this sitting applies it or not. */
  granted: Accommodation | null;
  medians: ReadonlyMap<string, number>;
  now: Date;
}

export type SittingView = ReturnType<typeof sittingView>;

/**
 * A sitting as its candidate sees it. Nothing of keys, but for what the plan tells after each item while it runs; what
 * is told after its end is its debrief's affair.
 */
export function sittingView(facts: SittingFacts) {
  const { session, segments, granted, now } = facts;
  const { plan, accommodation } = session;
  const multiplier = accommodation?.multiplier ?? 1;
  const isOpen = session.state === 'running' || session.state === 'paused';
  const showsScore = isShown(plan.feedback, 'score', { endedAt: session.finishedAt, now });
  return {
    id: session.id,
    state: session.state,
    title: session.title,
    templateId: session.templateId,
    attempt: session.attempt,
    resitOf: session.resitOf,
    seed: session.seed,
    startedAt: session.startedAt,
    deadlineAt: session.deadlineAt,
    finishedAt: session.finishedAt,
    finishCause: session.finishCause,
    graceMs: session.graceMs,
    serverNow: now,
    remainingMs: isOpen ? remainingMs(segments, session.limitMs, now) : 0,
    count: countOf(plan),
    minutes: minutesOf(plan.clock),
    topics: topicsOf(plan),
    score: showsScore ? session.score : null,
    maxScore: showsScore ? session.maxScore : null,
    clock: clockView(plan.clock, multiplier),
    navigation: plan.navigation,
    tracked: session.tracked,
    tellsAfterEach: tellsAfterEach(plan.feedback),
    pause: pauseView(facts),
    feedback: feedbackPlan(plan.feedback),
    accommodation,
    accommodationRefused: !plan.accommodations.apply && granted ? plan.accommodations.reason : null,
    ledger: ledgerView(session.personId, segments),
    openPosition: session.openPosition,
    sections: plan.sections.map((section, index) => sectionView(facts, section, index + 1, multiplier)),
    items: facts.items.map((item) => itemView(facts, item)),
  };
}

/** What is told and when. A list: in a reply to a candidate a member called `key` would be a key. */
function feedbackPlan(feedback: Feedback) {
  return { tells: feedbackParts.map((part) => ({ part, moment: feedback[part] })), laterHours: feedback.laterHours };
}

/** A nudge is advice: it is lengthened as a hard clock would be. */
function clockView(clock: Clock, multiplier: number): ClockView {
  return { mode: clock.mode, limitMs: clock.mode === 'off' ? null : Math.round(clock.seconds * 1_000 * multiplier) };
}

function pauseView({ session, segments }: SittingFacts) {
  const { plan, accommodation, personId, pausedBy, pausedUntil } = session;
  const { left, lengthMs } = breaksOf(plan, accommodation, segments, personId);
  const reason = pausedBy ? segments.findLast(({ kind }) => kind === 'paused' || kind === 'reopened')?.reason : null;
  const by = plan.pause.by === 'none' && left > 0 ? 'candidate' : plan.pause.by;
  return { by, breaksLeft: left, breakMs: lengthMs, pausedBy, pausedUntil, reason: reason ?? null };
}

/** The ledger in a candidate's terms. */
export function ledgerView(candidateId: string, segments: readonly NamedSegment[]): LedgerEntryView[] {
  return segments.map(({ kind, at, amountMs, actorId, actorName, reason }) => {
    const by = actorId ? (actorId === candidateId ? 'candidate' : 'instructor') : 'rehearse';
    return {
      kind,
      at,
      amountMs: amountMs ?? null,
      by,
      actorName: by === 'instructor' ? actorName : null,
      reason: reason ?? null,
    };
  });
}

type Section = QuizSessionRow['plan']['sections'][number];

function sectionView(facts: SittingFacts, section: Section, number: number, multiplier: number) {
  const allowance = facts.sections.find((one) => one.number === number);
  const openedAt = sectionOfOpen(facts) === number ? facts.session.openedAt : null;
  const clock = clockView(section.clock, multiplier);
  return {
    number,
    title: section.title,
    positions: facts.items.filter((item) => item.section === number).map(({ position }) => position),
    clock: { ...clock, limitMs: allowance?.limitMs ?? clock.limitMs },
    itemClock: clockView(section.itemClock, multiplier),
    usedMs: allowance ? usedAt(allowance, openedAt, facts.now) : 0,
    remainingMs: allowance ? leftOf(allowance, openedAt, facts.now) : null,
  };
}

function sectionOfOpen({ session, items }: SittingFacts): number | undefined {
  return items.find(({ position }) => position === session.openPosition)?.section;
}

function itemView(facts: SittingFacts, item: SittingItem): ItemView {
  const { session, items, now } = facts;
  const running = runningFor(item, items, session);
  const state = stateOf(facts, item, running);
  const hidden = session.state === 'paused' || state === 'unopened';
  return {
    position: item.position,
    section: item.section,
    state,
    question: hidden ? null : questionView({ ...item, id: item.questionId }),
    response: hidden ? null : item.response,
    revision: item.revision ?? 0,
    flagged: item.flagged,
    timeSpentMs: item.timeSpentMs,
    remainingMs: session.tracked ? leftOf(item, running.item, now) : null,
    feedback: session.state === 'running' && state === 'closed' ? itemFeedback(facts, item) : null,
  };
}

/** Where the server need not know, every item is open until it is finished. */
function stateOf({ session, sections, now }: SittingFacts, item: SittingItem, running: Running): ItemView['state'] {
  if (session.state === 'finished' || session.state === 'graded' || item.closedAt) return 'closed';
  if (!session.tracked) return 'open';
  const section = sections.find(({ number }) => number === item.section);
  if (!isOpenable(item, section, running, now)) return 'closed';
  if (item.position === session.openPosition) return 'open';
  return 'unopened';
}
