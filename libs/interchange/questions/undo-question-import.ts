import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { takeBackDrafts } from '@app/question-bank/import/imported-questions.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import type { QuestionImportOutcome } from '../domain/question-import.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { changeState, holdImport } from '../file-import/file-imports.store.js';
import { tellProgress } from '../file-import/tell-progress.js';
import { appliedRecords, forgetOrigins } from './question-imports.store.js';

const atOnce = 500;

/** Handles `questions.undo`: takes back what an import wrote, but for drafts that somebody has worked on since. */
@Injectable()
export class UndoQuestionImport {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'questions.undo'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await holdImport(tx, job.payload.importId);
      // The outbox sends the job again, until whoever is at it has completed it.
      if (row === undefined) return;
      if (row?.state === 'undoing') await this.undo(tx, row);
      await completeJob(tx, job);
    });
  }

  private async undo(tx: Tx, row: FileImportRow): Promise<void> {
    const outcome = row.outcome as QuestionImportOutcome;
    const actor: Actor = { personId: row.personId, role: 'instructor' };
    const undone = { removed: 0, restored: 0, kept: 0 };
    for (let after = 0; ;) {
      const records = await appliedRecords(tx, row.id, after, atOnce);
      if (records.length === 0) break;
      const { removed, restored } = await takeBackDrafts(tx, actor, records);
      await forgetOrigins(tx, restored);
      undone.removed += removed.length;
      undone.restored += restored.length;
      undone.kept += records.length - removed.length - restored.length;
      after = records.at(-1)!.position;
      const done = undone.removed + undone.restored + undone.kept;
      await tellProgress(this.transactions, row, (0.98 * done) / Math.max(1, outcome.added + outcome.updated));
    }
    const isOurs = await changeState(tx, row.id, 'undoing', { to: 'undone', outcome: { ...outcome, undone } });
    if (!isOurs) throw new Error(`Import ${row.id} was taken away while it was undone`);
    announce(tx, [{ type: 'import.changed', personId: row.personId, id: row.id }]);
  }
}
