import { placeOf } from '../domain/schedule/fuzz.js';
import { towardsInterview } from '../domain/interview/interview.js';
import { nextState, openReview, type CardState, type Scheduling } from '../domain/schedule/schedule.js';
import type { PendingReview } from '../review/reviews.store.js';
import { daysAhead, type Answer } from './choose-place.js';
import type { Given } from './given.js';
import { optionsOf, pastAct } from './past-act.js';
import { rateReview, type RatedReview } from './rate-review.js';
import type { StudyPlan } from './study-plans.store.js';

/** A review, or another act, up to the choice of its card's next day. */
export interface OpenAct {
  review: PendingReview;
  /** The card after it, but for the day on which it will be due. */
  expected: CardState;
  /** These are there where the act is an answer. */
  answer?: Answer;
  rated?: RatedReview;
  scheduling?: Scheduling;
}

export function openAct(review: PendingReview, before: CardState, given: Given): OpenAct {
  if (review.act !== 'answer') {
    const act = pastAct({ ...review, rating: null, scheduling: null }, undefined);
    return { review, expected: nextState(before, act) };
  }
  const { cardId, personId, reviewedAt, timeZone: zone, rolloverHour } = review;
  const rated = rateReview(review);
  const plan = given.plans.get(personId)!;
  const fitId = given.fitOf.get(cardId) ?? null;
  const seedPlace = placeOf(`${cardId}/${before.reps}`);
  const scheduling = schedulingOf(review, plan, given.ofGoal.has(cardId));
  const options = optionsOf({ ...review, scheduling }, fitId ? given.weights.get(fitId) : undefined);
  const open = openReview(before, rated.rating, reviewedAt, options);
  const studyDays = { zone, rolloverHour };
  const days = daysAhead(open, plan, { studyDays, lastLookDays: scheduling.lastLookDays });
  const answer: Answer = { personId, open, plan, seedPlace, studyDays, days };
  return { review, expected: open.settle(scheduling), answer, rated, scheduling };
}

/** All but the place in the fuzz, which waits for the loads of the days. */
function schedulingOf(review: PendingReview, { preferences, goal }: StudyPlan, isOfGoal: boolean): Scheduling {
  const { cardId, reviewedAt: at, desiredRetention, timeZone: zone, rolloverHour } = review;
  const { learningSteps, relearningSteps, maximumDays } = preferences;
  const reviewed = { cardId, at, desiredRetention, studyDays: { zone, rolloverHour } };
  const towards = goal && isOfGoal ? towardsInterview(reviewed, goal) : {};
  return { learningSteps, relearningSteps, maximumDays, fuzz: null, ...towards };
}
