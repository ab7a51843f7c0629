import type { Tx } from '@app/database/tx.js';
import { writeCardStates } from '../card/cards.store.js';
import { newCardState, nextState, type CardState } from '../domain/schedule.js';
import { gradedReviews, writeScheduled, type ScheduledReview } from '../review/reviews.store.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { weightsOfFits } from './parameters.store.js';
import { pastAct } from './past-act.js';
import { schedulerName } from './scheduler-name.js';

/** Makes a locked card the fold of the reviews that are left, and returns its state. */
export async function refold(tx: Tx, card: CardRow): Promise<CardState> {
  const parameters = card.fitId ? (await weightsOfFits(tx, [card.fitId])).get(card.fitId) : undefined;
  let state = newCardState(card.createdAt);
  const refolded: ScheduledReview[] = [];
  for (const review of await gradedReviews(tx, card.id)) {
    const after = nextState(state, pastAct(review, parameters));
    refolded.push({ ...scored(review), scheduler: schedulerName(card.fitId), before: state, after });
    state = after;
  }
  await writeScheduled(tx, refolded);
  await writeCardStates(tx, [{ id: card.id, state }]);
  return state;
}

function scored({ id, verdict, score, rating, scheduling }: ReviewRow) {
  return { id, verdict, score, rating, scheduling };
}
