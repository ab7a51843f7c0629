import { Transactions } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { noteProgress } from './fits.store.js';

const everyMs = 400;

/** Tells how far a fit is, now and then: written every 400 ms at most, one after the other; a short fit just ends. */
export class FitProgress {
  private lastAt = performance.now();
  private written: Promise<void> = Promise.resolve();
  private isWriting = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly fit: { id: string; personId: string | null },
  ) {}

  /** `share`: 0 to 1. What comes too soon after the last is left out. */
  tell(share: number): void {
    const now = performance.now();
    if (this.isWriting || now - this.lastAt < everyMs) return;
    this.lastAt = now;
    this.isWriting = true;
    // It is a courtesy: where it can't be written, the fit goes on, and fails by itself where it must.
    this.written = this.write(share)
      .catch(() => undefined)
      .finally(() => {
        this.isWriting = false;
      });
  }

  /** Once nothing is being written any more. */
  settled(): Promise<void> {
    return this.written;
  }

  private async write(share: number): Promise<void> {
    const { id, personId } = this.fit;
    await this.transactions.run(async (tx) => {
      await noteProgress(tx, id, share);
      if (personId) announce(tx, [{ type: 'fit.progress', personId, id }]);
    });
  }
}
