import { isLeechLapse } from '../domain/leech.js';
import type { PendingReview, ScheduledReview } from '../review/reviews.store.js';
import type { Given } from './given.js';
import type { LeechChange } from './leeches.store.js';

/** The cards that these reviews, in their order, make leeches, and those that begin anew. */
export function leechesAmong(
  pending: readonly PendingReview[],
  scheduled: readonly ScheduledReview[],
  { plans }: Given,
): LeechChange[] {
  const changes = new Map<string, LeechChange>();
  for (const [index, { cardId, personId, reviewedAt }] of pending.entries()) {
    const { before, after } = scheduled[index]!;
    const { leechThreshold, leechAction } = plans.get(personId)!.preferences;
    if (after.lapses > before.lapses && isLeechLapse(after.lapses, leechThreshold)) {
      changes.set(cardId, { cardId, leechAt: reviewedAt, suspend: leechAction === 'suspend' });
    } else if (after.lapses < before.lapses) changes.set(cardId, { cardId, leechAt: null, suspend: false });
  }
  return [...changes.values()];
}
