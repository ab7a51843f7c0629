import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { actOnCard, type ActInput, type ActReceipt } from './act-on-card.js';

/** Lets one's own card begin anew: it is new again, and due. An act like a review: it stays in the history. */
@Injectable()
export class ResetCard {
  constructor(private readonly transactions: Transactions) {}

  /** The same submission again is the same act. @throws AppError resource.not-found, idempotency.mismatch */
  async run(actor: Actor, input: ActInput): Promise<ActReceipt> {
    const kind = { act: 'reset' as const, setDueAt: () => null };
    return this.transactions.run((tx) =>
      actOnCard(tx, actor, input, { ...kind, isSame: ({ act }) => act === 'reset' }),
    );
  }
}
