import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { deleteUnshown } from './images.store.js';

const atOnce = 200;

/** Removes images that no version shows any more. */
@Injectable()
export class CollectImages {
  constructor(private readonly transactions: Transactions) {}

  async run(signal?: AbortSignal): Promise<number> {
    for (let removed = 0; ;) {
      const some = await this.transactions.run((tx) => deleteUnshown(tx, atOnce));
      removed += some;
      if (some < atOnce || signal?.aborted) return removed;
    }
  }
}
