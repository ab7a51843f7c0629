import type { Tx } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { grade, isProgram } from '@app/grading/domain/grade.js';
import { checkResponse } from '@app/grading/domain/response.js';
import type { Verdict } from '@app/grading/domain/grade.js';
import { lockCards, stateOf, writeCardStates } from '../card/cards.store.js';
import { permittedRatings, suggestRating, type Rating } from '../domain/rating.js';
import { placeOf } from '../domain/fuzz.js';
import { nextState, type CardState, type Scheduling } from '../domain/schedule.js';
import { defaultStudyPreferences, type StudyPreferences } from '../domain/study-settings.js';
import { weightsOfFits, type WeightsByFit } from './parameters.store.js';
import { pastAct } from './past-act.js';
import { preferencesOf } from './preferences.store.js';
import { schedulerName } from './scheduler-name.js';
import type { CardRow } from '../reviews.rows.js';
import { pendingReviews, writeScheduled, type PendingReview, type ScheduledReview } from '../review/reviews.store.js';

/**
 * Grades and schedules every review that waits on these cards, in the order the server gave them, whichever of their
 * jobs comes first: late, doubled or lost jobs change nothing but when. Set-wise: four statements however many.
 */
export async function scheduleReviews(tx: Tx, cardIds: string[]): Promise<void> {
  const rows = await lockCards(tx, cardIds);
  const pending = gradable(await pendingReviews(tx, cardIds));
  if (pending.length === 0) return;
  const given = await gather(tx, rows);
  const cards = new Map(rows.map((card) => [card.id, stateOf(card)]));
  const scheduled = pending.map((review) => {
    const done = schedule(review, cards.get(review.cardId)!, given);
    cards.set(review.cardId, done.after);
    return done;
  });
  const touched = new Set(pending.map((review) => review.cardId));
  await writeScheduled(tx, scheduled);
  await writeCardStates(
    tx,
    [...touched].map((id) => ({ id, state: cards.get(id)! })),
  );
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
  return pending.filter(({ cardId, verdict, content }) => {
    if (verdict === null && isProgram(content)) waiting.add(cardId);
    return !waiting.has(cardId);
  });
}

/** What reviews of these cards are scheduled with. */
interface Given {
  fitOf: ReadonlyMap<string, string | null>;
  weights: WeightsByFit;
  preferences: ReadonlyMap<string, StudyPreferences>;
}

async function gather(tx: Tx, cards: readonly CardRow[]): Promise<Given> {
  return {
    fitOf: new Map(cards.map(({ id, fitId }) => [id, fitId])),
    weights: await weightsOfFits(
      tx,
      cards.map(({ fitId }) => fitId),
    ),
    preferences: await preferencesOf(tx, [...new Set(cards.map(({ personId }) => personId))]),
  };
}

function schedule(review: PendingReview, before: CardState, given: Given): ScheduledReview {
  const fitId = given.fitOf.get(review.cardId) ?? null;
  const parameters = fitId ? given.weights.get(fitId) : undefined;
  const scheduler = schedulerName(fitId);
  if (review.act !== 'answer') {
    const act = pastAct({ ...review, rating: null, scheduling: null }, parameters);
    const after = nextState(before, act);
    return { id: review.id, verdict: null, score: null, rating: null, scheduling: null, scheduler, before, after };
  }
  const { verdict, score } = review.verdict === null ? gradeOf(review) : { ...review, verdict: review.verdict };
  const rating = rate(review, verdict, score ?? 0);
  const scheduling = decide(review, before, given.preferences.get(review.personId) ?? defaultStudyPreferences);
  const after = nextState(before, pastAct({ ...review, rating, scheduling }, parameters));
  return { id: review.id, verdict, score: score ?? 0, rating, scheduling, scheduler, before, after };
}

function decide(review: PendingReview, before: CardState, preferences: StudyPreferences): Scheduling {
  const { learningSteps, relearningSteps, maximumDays } = preferences;
  const fuzz = preferences.fuzz ? placeOf(`${review.cardId}/${before.reps}`) : null;
  return { learningSteps, relearningSteps, maximumDays, fuzz };
}

function gradeOf({ id, content, response }: PendingReview) {
  if (isProgram(content)) throw new Error(`Review ${id} is of a program that was not run`);
  const check = checkResponse(content, response);
  return grade(content, 'response' in check ? check.response : null);
}

function rate(review: PendingReview, verdict: Verdict, score: number): Rating {
  const { content, requestedRating, elapsedMs } = review;
  const { kind } = content;
  if (requestedRating && permittedRatings({ verdict, kind }).includes(requestedRating)) return requestedRating;
  const expectedMs = content.estimatedSeconds * 1_000;
  const selfRating = selfRatingOf(review);
  const rating = suggestRating({ verdict, score, kind, elapsedMs, expectedMs, ...(selfRating && { selfRating }) });
  if (!rating) throw new Error(`Review ${review.id} can't be rated: it should have been refused`);
  return rating;
}

/** A flashcard is answered by rating oneself. */
function selfRatingOf({ response }: PendingReview): Rating | undefined {
  const { rating } = (response ?? {}) as { rating?: Rating };
  return rating;
}
