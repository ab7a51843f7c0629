import { Injectable } from '@nestjs/common';
import { Transactions, violatedConstraint } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { enqueue } from '@app/queue/outbox.js';
import type { ImportState } from '../domain/card-import.js';
import { ownImport } from './get-import.js';
import { changeState, lockImport } from './imports.store.js';

const acts = {
  apply: { from: 'ready', to: 'applying', done: 'applied', job: 'anki.apply' },
  undo: { from: 'applied', to: 'undoing', done: 'undone', job: 'anki.undo' },
} as const;
export type SettleAct = keyof typeof acts;

/** Has an import applied, or an applied one undone. Asking twice is asking once. */
@Injectable()
export class SettleImport {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, import.wrong-state, import.under-way */
  async run(actor: Actor, importId: string, act: SettleAct): Promise<{ id: string; state: ImportState }> {
    const { from, to, done, job } = acts[act];
    try {
      return await this.transactions.run(async (tx) => {
        await ownImport(tx, actor, importId);
        const state = (await lockImport(tx, importId))?.state;
        if (state === to || state === done) return { id: importId, state };
        if (!(await changeState(tx, importId, from, { to }))) throw new AppError('import.wrong-state');
        await enqueue(tx, job, { importId });
        return { id: importId, state: to };
      });
    } catch (error) {
      if (violatedConstraint(error) === 'card_imports_running') throw new AppError('import.under-way');
      throw error;
    }
  }
}
