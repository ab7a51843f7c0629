import { Injectable } from '@nestjs/common';
import { Transactions, violatedConstraint } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { enqueue } from '@app/queue/outbox.js';
import type { ImportKind, ImportState } from '../domain/file-import.js';
import type { QuestionImportFigures } from '../domain/question-import.js';
import type { FileImportRow } from './file-imports.rows.js';
import { changeState, lockImport } from './file-imports.store.js';
import { ownImport } from './own-import.js';

const acts = {
  apply: { from: 'ready', to: 'applying', done: 'applied' },
  undo: { from: 'applied', to: 'undoing', done: 'undone' },
} as const;
export type SettleAct = keyof typeof acts;

const jobs = {
  cards: { apply: 'anki.apply', undo: 'anki.undo' },
  questions: { apply: 'questions.apply', undo: 'questions.undo' },
} as const;

/** @throws AppError import.without-topic */
function refuseUnsorted({ kind, figures }: FileImportRow): void {
  if (kind === 'questions' && figures && (figures as QuestionImportFigures).withoutTopic > 0) {
    throw new AppError('import.without-topic');
  }
}

/** Has an import applied, or an applied one undone. Asking twice is asking once. */
@Injectable()
export class SettleImport {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, import.wrong-state, import.under-way, import.without-topic */
  async run(
    actor: Actor,
    { kind, importId }: { kind: ImportKind; importId: string },
    act: SettleAct,
  ): Promise<{ id: string; state: ImportState }> {
    const { from, to, done } = acts[act];
    try {
      return await this.transactions.run(async (tx) => {
        await ownImport(tx, actor, { kind, importId });
        const row = (await lockImport(tx, importId))!;
        if (row.state === to || row.state === done) return { id: importId, state: row.state };
        if (act === 'apply') refuseUnsorted(row);
        if (!(await changeState(tx, importId, from, { to }))) throw new AppError('import.wrong-state');
        await enqueue(tx, jobs[kind][act], { importId });
        return { id: importId, state: to };
      });
    } catch (error) {
      if (violatedConstraint(error) === 'file_imports_running') throw new AppError('import.under-way');
      throw error;
    }
  }
}
