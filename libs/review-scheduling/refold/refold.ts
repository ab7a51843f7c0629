import type { Tx } from '@app/database/tx.js';
import { writeCardStates } from '../card/cards.store.js';
import { leechAfterRefold } from '../domain/leech.js';
import { isSameState } from '../domain/schedule/same-state.js';
import { newCardState, nextState, type CardState } from '../domain/schedule/schedule.js';
import { defaultStudyPreferences } from '../domain/settings/study-settings.js';
import { gradedReviewsOf, writeScheduled, type ScheduledReview } from '../review/reviews.store.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { writeLeeches, type LeechChange } from '../schedule/leeches.store.js';
import { weightsOfFits } from '../schedule/parameters.store.js';
import { pastAct } from '../schedule/past-act.js';
import { preferencesOf } from '../schedule/preferences.store.js';
import { schedulerName } from '../schedule/scheduler-name.js';

/** Makes a locked card the fold of the reviews that are left, and returns its state. */
export async function refold(tx: Tx, card: CardRow): Promise<CardState> {
  const states = await refoldCards(tx, [card]);
  return states.get(card.id)!;
}

/**
 * Makes locked cards the folds of their graded reviews, with the parameters of their `fitId`, and returns their states.
 * Acts that wait for their schedule go on from there. Marks of leeches follow the lapses. Six statements however many.
 */
export async function refoldCards(tx: Tx, cards: readonly CardRow[]): Promise<ReadonlyMap<string, CardState>> {
  const cardIds = cards.map(({ id }) => id);
  const reviews = byCard(await gradedReviewsOf(tx, cardIds));
  const fitIds = cards.map(({ fitId }) => fitId);
  const weights = await weightsOfFits(tx, fitIds);
  const states = new Map<string, CardState>();
  const changed: ScheduledReview[] = [];
  for (const card of cards) {
    const parameters = card.fitId ? weights.get(card.fitId) : undefined;
    const scheduler = schedulerName(card.fitId);
    let state = newCardState(card.createdAt);
    for (const review of reviews.get(card.id) ?? []) {
      const before = state;
      state = nextState(before, pastAct(review, parameters));
      if (!isKept(review, before, state, scheduler))
        changed.push({ ...scored(review), scheduler, before, after: state });
    }
    states.set(card.id, state);
  }
  await writeScheduled(tx, changed);
  await writeCardStates(
    tx,
    [...states].map(([id, state]) => ({ id, state })),
  );
  await writeLeeches(tx, await leechesOf(tx, cards, states));
  return states;
}

function byCard(reviews: readonly ReviewRow[]): ReadonlyMap<string, ReviewRow[]> {
  const groups = new Map<string, ReviewRow[]>();
  for (const review of reviews) {
    const group = groups.get(review.cardId);
    if (group) group.push(review);
    else groups.set(review.cardId, [review]);
  }
  return groups;
}

/** Whether a review says already what the fold says. */
function isKept(review: ReviewRow, before: CardState, after: CardState, scheduler: string): boolean {
  const { stateBefore, stateAfter } = review;
  if (!stateBefore || !stateAfter || review.scheduler !== scheduler) return false;
  return isSameState(stateBefore, before) && isSameState(stateAfter, after);
}

function scored({ id, verdict, score, rating, scheduling }: ReviewRow) {
  return { id, verdict, score, rating, scheduling };
}

async function leechesOf(tx: Tx, cards: readonly CardRow[], states: ReadonlyMap<string, CardState>) {
  const moved = cards.filter(({ id, lapses }) => states.get(id)!.lapses !== lapses);
  if (moved.length === 0) return [];
  const preferences = await preferencesOf(tx, [...new Set(moved.map(({ personId }) => personId))]);
  return moved.flatMap(({ id, personId, lapses, leechAt }): LeechChange[] => {
    const { leechThreshold, leechAction } = preferences.get(personId) ?? defaultStudyPreferences;
    const { lapses: left, lastReviewAt } = states.get(id)!;
    const change = leechAfterRefold(lapses, left, leechThreshold);
    if (change === 'mark') return [{ cardId: id, leechAt: lastReviewAt, suspend: leechAction === 'suspend' }];
    return change === 'clear' && leechAt ? [{ cardId: id, leechAt: null, suspend: false }] : [];
  });
}
