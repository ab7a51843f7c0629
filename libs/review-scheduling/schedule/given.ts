import type { Tx } from '@app/database/tx.js';
import type { PendingReview } from '../review/reviews.store.js';
import type { CardRow } from '../reviews.rows.js';
import { weightsOfFits, type WeightsByFit } from './parameters.store.js';
import { cardsOfGoals, studyPlansOf, type StudyPlan } from './study-plans.store.js';

/** What reviews of some cards are scheduled with. */
export interface Given {
  fitOf: ReadonlyMap<string, string | null>;
  weights: WeightsByFit;
  plans: ReadonlyMap<string, StudyPlan>;
  /** Cards of a topic of their person's interview. */
  ofGoal: ReadonlySet<string>;
}

const dayMs = 86_400_000;

export async function gather(tx: Tx, cards: readonly CardRow[], pending: readonly PendingReview[]): Promise<Given> {
  const first = Math.min(...pending.map(({ reviewedAt }) => reviewedAt.getTime()));
  // The day before, because it may be yesterday for somebody.
  const from = new Date(first - dayMs).toISOString().slice(0, 10);
  const fitIds = cards.map(({ fitId }) => fitId);
  const plans = await studyPlansOf(tx, [...new Set(pending.map(({ personId }) => personId))], from);
  const awaiting = pending.filter(({ personId }) => (plans.get(personId)?.goal?.interviewOn ?? '') >= from);
  const cardIds = [...new Set(awaiting.map(({ cardId }) => cardId))];
  return {
    fitOf: new Map(cards.map(({ id, fitId }) => [id, fitId])),
    weights: await weightsOfFits(tx, fitIds),
    plans,
    ofGoal: cardIds.length > 0 ? await cardsOfGoals(tx, cardIds) : new Set(),
  };
}
