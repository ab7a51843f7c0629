import type { Transactions } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { writeProgress } from './file-imports.store.js';

/** Lets the person see how far an import has come, 0 to 1. In a transaction of its own: the work's is not over yet. */
export async function tellProgress(
  transactions: Transactions,
  { id, personId }: { id: string; personId: string },
  progress: number,
): Promise<void> {
  await transactions.run(async (tx) => {
    await writeProgress(tx, id, progress);
    announce(tx, [{ type: 'import.changed', personId, id }]);
  });
}
