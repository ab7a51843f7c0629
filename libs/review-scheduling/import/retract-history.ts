import type { Tx } from '@app/database/tx.js';
import { lockCardsOf } from '../card/cards.store.js';
import { refold } from '../refold/refold.js';
import type { ImportedPlace } from './import-history.js';
import { deleteActsFrom, deleteCards } from './import-history.store.js';

/** What became of cards whose import is undone, by their questions. */
export interface Retracted {
  /** Cards that the import had made: gone. */
  removed: string[];
  /** Cards that were there before: as they were then. */
  restored: string[];
  /** Cards to which something has happened since: left as they are. */
  kept: string[];
}

/** Takes an import's acts back, where nothing came after them. `isMade`: the card came with the import. */
export async function retractHistory(
  tx: Tx,
  personId: string,
  places: readonly (Omit<ImportedPlace, 'answers'> & { isMade: boolean })[],
): Promise<Retracted> {
  const byQuestion = new Map(places.map((place) => [place.questionId, place]));
  const cards = await lockCardsOf(tx, personId, [...byQuestion.keys()]);
  const placed = cards.map((card) => ({ card, ...byQuestion.get(card.questionId)! }));
  const untouched = placed.filter(({ card, lastSeq }) => card.lastSeq === lastSeq);
  const made = untouched.filter(({ isMade }) => isMade);
  const older = untouched.filter(({ isMade }) => !isMade);
  await deleteCards(
    tx,
    made.map(({ card }) => card.id),
  );
  await deleteActsFrom(
    tx,
    older.map(({ card, firstSeq }) => ({ id: card.id, firstSeq })),
  );
  for (const { card } of older) await refold(tx, card);
  return {
    removed: made.map(({ questionId }) => questionId),
    restored: older.map(({ questionId }) => questionId),
    kept: placed.filter(({ card, lastSeq }) => card.lastSeq !== lastSeq).map(({ questionId }) => questionId),
  };
}
