import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { removePrivateQuestions, setPrivateNumbers } from '@app/question-bank/private-questions.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { retractHistory } from '@app/review-scheduling/import/retract-history.js';
import type { ImportOutcome } from '../domain/card-import.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { changeState, holdImport } from '../file-import/file-imports.store.js';
import { tellProgress } from '../file-import/tell-progress.js';
import { distrustImportedCards } from './imported-cards.store.js';
import { appliedItems, type AppliedPlace } from './imports.store.js';

const atOnce = 500;

/** Handles `anki.undo`: takes back what an import brought, but of cards that were reviewed since. */
@Injectable()
export class UndoImport {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'anki.undo'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await holdImport(tx, job.payload.importId);
      // The outbox sends the job again, until whoever is at it has completed it.
      if (row === undefined) return;
      if (row?.state === 'undoing') await this.undo(tx, row);
      await completeJob(tx, job);
    });
  }

  private async undo(tx: Tx, row: FileImportRow): Promise<void> {
    const undone = { removed: 0, restored: 0, kept: 0 };
    const outcome = row.outcome as ImportOutcome;
    const { cardsAdded, cardsUpdated } = outcome;
    for (let after = 0, done = 0; ;) {
      const items = await appliedItems(tx, row.id, after, atOnce);
      if (items.length === 0) break;
      const { removed, restored, kept } = await undoSome(tx, row.personId, items);
      undone.removed += removed.length;
      undone.restored += restored.length;
      undone.kept += kept.length;
      after = items.at(-1)!.position;
      done += items.length;
      await tellProgress(this.transactions, row, (0.98 * done) / Math.max(cardsAdded + cardsUpdated, done));
    }
    const isOurs = await changeState(tx, row.id, 'undoing', { to: 'undone', outcome: { ...outcome, undone } });
    if (!isOurs) throw new Error(`Import ${row.id} was taken away while it was undone`);
    announce(tx, [{ type: 'import.changed', personId: row.personId, id: row.id }]);
  }
}

async function undoSome(tx: Tx, personId: string, items: readonly AppliedPlace[]) {
  const places = items.map((item) => ({ ...item, isMade: item.verdict === 'new' }));
  const retracted = await retractHistory(tx, personId, places);
  await removePrivateQuestions(tx, personId, retracted.removed);
  const restored = new Set(retracted.restored);
  const earlier = items.flatMap(({ questionId, earlierNumber }) =>
    restored.has(questionId) && earlierNumber !== null ? [{ questionId, number: earlierNumber }] : [],
  );
  await setPrivateNumbers(tx, personId, earlier);
  await distrustImportedCards(tx, retracted.restored);
  return retracted;
}
