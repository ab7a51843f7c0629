import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import type { DeletionCounts } from './account-deletions.rows.js';
import { findDeletion } from './deletions.store.js';

export interface Deletion {
  receipt: string;
  state: 'running' | 'done';
  requestedAt: Date;
  doneAt: Date | null;
  /** Rows removed so far, by what they were. */
  counts: DeletionCounts;
}

/** How far the deletion of an account is. Whoever has the receipt may know: there is nobody left to sign in. */
@Injectable()
export class GetDeletion {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(receipt: string): Promise<Deletion> {
    const row = await this.transactions.single((tx) => findDeletion(tx, receipt));
    if (!row) throw new AppError('resource.not-found');
    const { requestedAt, doneAt, counts } = row;
    return { receipt, state: doneAt ? 'done' : 'running', requestedAt, doneAt, counts };
  }
}
