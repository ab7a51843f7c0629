import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { checkTokenWish, mostTokens, type TokenWish } from '../domain/token-scopes.js';
import { countTokens, insertToken, lockOwner } from './access-tokens.store.js';
import { newTokenText } from './token-text.js';

/** Makes an access token, which is told this once. */
@Injectable()
export class CreateToken {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError request.invalid, token.too-many */
  async run(actor: Actor, wish: TokenWish): Promise<{ id: string; token: string }> {
    const token = newTokenText();
    return this.transactions.run(async (tx) => {
      if (!(await lockOwner(tx, actor.personId))) throw new AppError('actor.unauthenticated');
      const { count, now } = await countTokens(tx, actor.personId);
      const faults = checkTokenWish(wish, actor.role, now);
      if (faults.length) throw new AppError('request.invalid', undefined, faults);
      if (count >= mostTokens) throw new AppError('token.too-many');
      const after = { ...wish, name: wish.name.trim() };
      const id = await insertToken(tx, actor.personId, after, token);
      await audit(tx, actor, { action: 'token.created', subjectId: id, after });
      return { id, token };
    });
  }
}
