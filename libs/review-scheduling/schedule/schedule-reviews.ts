import type { Tx } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { isProgram } from '@app/grading/domain/grade.js';
import { lockCards, stateOf, writeCardStates } from '../card/cards.store.js';
import { nextState, type CardState } from '../domain/schedule/schedule.js';
import { studyDay } from '../domain/study-day.js';
import type { CardRow } from '../reviews.rows.js';
import { pendingReviews, writeScheduled, type PendingReview, type ScheduledReview } from '../review/reviews.store.js';
import { choosePlace } from './choose-place.js';
import { DayLoads } from './day-loads.js';
import { gather, type Given } from './given.js';
import { leechesAmong } from './leeches.js';
import { writeLeeches } from './leeches.store.js';
import { openAct, type OpenAct } from './open-act.js';
import { pastAct } from './past-act.js';
import { refoldCards } from '../refold/refold.js';
import { schedulerName } from './scheduler-name.js';

/**
 * Grades and schedules every review that waits on these cards, in the order the server gave them, whichever of their
 * jobs comes first: late, doubled or lost jobs change nothing but when. Set-wise: as many statements for one as for all.
 * What chance, other cards or an interview decide is decided here, once, and kept with the review.
 */
export async function scheduleReviews(tx: Tx, cardIds: string[]): Promise<void> {
  const rows = await lockCards(tx, cardIds);
  const waiting = await pendingReviews(tx, cardIds);
  const pending = gradable(waiting);
  if (pending.length === 0) return;
  const given = await gather(tx, rows, pending);
  const acts = openAll(rows, pending, given);
  const answers = acts.flatMap(({ answer }) => answer ?? []);
  const loads = await DayLoads.of(tx, answers, cardIds);
  const { scheduled, states } = settleAll(rows, acts, given, loads);
  await writeScheduled(tx, scheduled);
  await writeCardStates(tx, states);
  await writeLeeches(tx, leechesAmong(pending, scheduled, given));
  await refoldLate(tx, rows, waiting);
  announce(
    tx,
    pending
      .filter((review) => review.sessionId === null)
      .map(({ id, personId }) => ({ type: 'review.graded', personId, id })),
  );
}

/** Of each card what stands before the first program that was not run yet: the job of that one goes on from there. */
function gradable(pending: readonly PendingReview[]): PendingReview[] {
  const waiting = new Set<string>();
  return pending.filter(({ cardId, act, verdict, content }) => {
    if (act === 'answer' && verdict === null && isProgram(content)) waiting.add(cardId);
    return !waiting.has(cardId);
  });
}

/**
 * What was undone before its grade and came back may stand before acts that are applied already: then its card is
 * folded in the order of all. Where all that waits is the end of a card's acts, there is nothing to do.
 */
async function refoldLate(tx: Tx, rows: readonly CardRow[], waiting: readonly PendingReview[]): Promise<void> {
  const ends = new Map<string, { from: number; count: number }>();
  for (const { cardId, seq } of waiting) {
    const { from, count } = ends.get(cardId) ?? { from: seq, count: 0 };
    ends.set(cardId, { from, count: count + 1 });
  }
  const late = rows.filter(({ id, lastSeq }) => {
    const end = ends.get(id);
    return end !== undefined && lastSeq - end.from + 1 !== end.count;
  });
  if (late.length === 0) return;
  const ids = late.map(({ id }) => id);
  await refoldCards(tx, await lockCards(tx, ids));
}

/** Up to the choice of days, on which memory doesn't depend: so all days are known before cards are counted on them. */
function openAll(rows: readonly CardRow[], pending: readonly PendingReview[], given: Given): OpenAct[] {
  const cards = new Map(rows.map((card) => [card.id, stateOf(card)]));
  return pending.map((review) => {
    const act = openAct(review, cards.get(review.cardId)!, given);
    cards.set(review.cardId, act.expected);
    return act;
  });
}

/** Chooses the days, one after the other, and makes the states that are written. */
function settleAll(rows: readonly CardRow[], acts: readonly OpenAct[], given: Given, loads: DayLoads) {
  const cards = new Map(rows.map((card) => [card.id, stateOf(card)]));
  const scheduled = acts.map((act) => {
    const done = settle(act, cards.get(act.review.cardId)!, given, loads);
    cards.set(act.review.cardId, done.after);
    return done;
  });
  const touched = new Set(acts.map(({ review }) => review.cardId));
  return { scheduled, states: [...touched].map((id) => ({ id, state: cards.get(id)! })) };
}

function settle(act: OpenAct, before: CardState, given: Given, loads: DayLoads): ScheduledReview {
  const { review, answer, rated } = act;
  const { id, cardId, personId } = review;
  const scheduler = schedulerName(given.fitOf.get(cardId) ?? null);
  if (!answer || !rated) {
    const after = nextState(before, pastAct({ ...review, rating: null, scheduling: null }, undefined));
    return { id, verdict: null, score: null, rating: null, scheduling: null, scheduler, before, after };
  }
  const scheduling = { ...act.scheduling!, fuzz: choosePlace(answer, loads.cardsOn) };
  const after = answer.open.settle(scheduling);
  const { zone, rolloverHour } = answer.studyDays;
  loads.place(cardId, personId, studyDay(after.dueAt, zone, rolloverHour));
  return { id, ...rated, scheduling, scheduler, before, after };
}
