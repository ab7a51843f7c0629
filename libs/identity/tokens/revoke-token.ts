import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { deleteToken } from './access-tokens.store.js';

/** Ends a token of one's own; it is worth nothing from the next request on. */
@Injectable()
export class RevokeToken {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const revoked = await deleteToken(tx, actor.personId, id);
      if (!revoked) throw new AppError('resource.not-found');
      const { name, scopes, expiresAt } = revoked;
      await audit(tx, actor, { action: 'token.revoked', subjectId: id, before: { name, scopes, expiresAt } });
    });
  }
}
