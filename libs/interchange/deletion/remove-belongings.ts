import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { completeJob } from '@app/queue/outbox.js';
import type { AccountDeletionRow } from './account-deletions.rows.js';
import { belongings, type Belonging } from './belongings.store.js';
import { deletePerson, lockDeletion, markDone, writeCounts } from './deletions.store.js';

/**
 * Removes all that an account holds, batch by batch, each with its count in one transaction: killed in between, it goes
 * on where it was. The last one takes the person's row, and with it whatever else is theirs.
 */
@Injectable()
export class RemoveBelongings {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'account.delete'>): Promise<void> {
    const { deletionId } = job.payload;
    for (const belonging of belongings) {
      let removed: number;
      do {
        removed = await this.batch(deletionId, belonging);
      } while (removed > 0);
    }
    await this.transactions.run(async (tx) => {
      const deletion = await lockDeletion(tx, deletionId);
      if (deletion?.personId && !deletion.doneAt) {
        await deletePerson(tx, deletion.personId);
        await markDone(tx, deletionId);
      }
      await completeJob(tx, job);
    });
  }

  /** 0 where there is nothing left, or another delivery has finished. */
  private async batch(deletionId: string, { name, remove, atOnce }: Belonging): Promise<number> {
    return this.transactions.run(async (tx) => {
      const deletion = await lockDeletion(tx, deletionId);
      if (!deletion?.personId || deletion.doneAt) return 0;
      const removed = await remove(tx, deletion.personId, atOnce);
      if (removed > 0) await writeCounts(tx, deletionId, added(deletion, name, removed));
      return removed;
    });
  }
}

const added = ({ counts }: AccountDeletionRow, name: string, count: number) => ({
  ...counts,
  [name]: (counts[name] ?? 0) + count,
});
