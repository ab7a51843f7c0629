import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { ConfirmPassword } from '@app/identity/confirm-password.js';
import { shutAccount } from '@app/identity/shut-account.js';
import type { Actor } from '@app/kernel/actor.js';
import { enqueue } from '@app/queue/outbox.js';
import { insertDeletion } from './deletions.store.js';

interface Confirmation {
  password: string;
  /** Network address that asks. */
  address: string;
}

/** Shuts an account at once; a job removes what it holds. */
@Injectable()
export class DeleteAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly confirmPassword: ConfirmPassword,
  ) {}

  /** @throws AppError account.wrong-password, account.last-admin, request.rate-limited */
  async run(actor: Actor, confirmation: Confirmation): Promise<{ receipt: string }> {
    await this.confirmPassword.run(actor, confirmation);
    return this.transactions.run(async (tx) => {
      await shutAccount(tx, actor);
      const receipt = await insertDeletion(tx, actor.personId);
      await enqueue(tx, 'account.delete', { deletionId: receipt });
      return { receipt };
    });
  }
}
