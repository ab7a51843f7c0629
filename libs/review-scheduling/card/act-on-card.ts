import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import { studySettingsOf, type StudySettings } from '@app/identity/study-settings.js';
import { cardView, type CardView } from '../review/review-view.js';
import { scheduleReviews } from '../schedule/schedule-reviews.js';
import type { ReviewRow } from '../reviews.rows.js';
import { findSubmitted, insertAct, type KnownAct, type NewAct } from './card-acts.store.js';
import { lockOwnCards } from './card-changes.store.js';
import { lockCards, stateOf } from './cards.store.js';

/** `queued`: the answer before it still waits to be graded, and the act with it. */
export interface ActReceipt {
  id: string;
  state: ReviewRow['state'];
  card: CardView;
}

export interface ActInput {
  cardId: string;
  /** Made by the client: the same again is the same act. */
  submissionId: string;
}

/** An act of one kind, as it is to be recorded, and whether a recorded one is the same. */
export interface CardActKind {
  act: NewAct['act'];
  /** @throws AppError where it can't be, now */
  setDueAt(now: Date, settings: StudySettings): Date | null;
  isSame(known: KnownAct): boolean;
}

/**
 * Numbers an act under its card's lock like a review, and applies it after all that came before it.
 * @throws AppError resource.not-found, idempotency.mismatch
 */
export async function actOnCard(
  tx: Tx,
  { personId }: Actor,
  { cardId, submissionId }: ActInput,
  kind: CardActKind,
): Promise<ActReceipt> {
  const locked = await lockOwnCards(tx, personId, [cardId]);
  if (locked.length === 0) throw new AppError('resource.not-found');
  const same = (known: KnownAct) => {
    if (known.cardId !== cardId || !kind.isSame(known)) throw new AppError('idempotency.mismatch');
    return receipt(tx, known.id, cardId);
  };
  const known = await findSubmitted(tx, personId, submissionId);
  if (known) return same(known);
  const now = await databaseNow(tx);
  const settings = await studySettingsOf(tx, personId);
  const setDueAt = kind.setDueAt(now, settings);
  const id = await insertAct(tx, { cardId, submissionId, act: kind.act, setDueAt, at: now, settings });
  // The same submission for another card, at the same moment.
  if (!id) return same((await findSubmitted(tx, personId, submissionId))!);
  await scheduleReviews(tx, [cardId]);
  return receipt(tx, id, cardId);
}

async function receipt(tx: Tx, id: string, cardId: string): Promise<ActReceipt> {
  const [row] = await tx.query<[Pick<ReviewRow, 'state'>]>(`select state from reviews where id = $1`, [id]);
  const [card] = await lockCards(tx, [cardId]);
  return { id, state: row.state, card: cardView(cardId, stateOf(card!)) };
}
