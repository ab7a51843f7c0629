import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { enqueue } from '@app/queue/outbox.js';
import { isUndoable } from '../domain/bulk.js';
import { lockBulkAct, setBulkState } from './bulk-acts.store.js';
import { ownBulkAct } from './get-bulk-act.js';

export const settleActs = ['apply', 'undo'] as const;
export type BulkSettleAct = (typeof settleActs)[number];

const steps = {
  apply: { from: 'previewed', to: 'applying', done: 'applied' },
  undo: { from: 'applied', to: 'undoing', done: 'undone' },
} as const;

/** Has a previewed act done, or a done one undone, by the worker. Asking twice is asking once. */
@Injectable()
export class SettleBulkAct {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, bulk.wrong-state, bulk.not-undoable */
  async run(actor: Actor, bulkId: string, act: BulkSettleAct): Promise<void> {
    const { from, to, done } = steps[act];
    await this.transactions.run(async (tx) => {
      await ownBulkAct(tx, actor, bulkId);
      const row = (await lockBulkAct(tx, bulkId))!;
      if (row.state === to || row.state === done) return;
      if (row.state !== from) throw new AppError('bulk.wrong-state', `It is ${row.state}.`);
      if (act === 'undo' && !isUndoable(row.act)) throw new AppError('bulk.not-undoable');
      await setBulkState(tx, bulkId, to);
      await enqueue(tx, 'bulk.run', { bulkId });
    });
  }
}
