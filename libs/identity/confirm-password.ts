import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { AttemptLimits } from './attempt-limits.js';
import { PasswordHash } from './password-hash.js';
import { findPasswordHash } from './people.store.js';

/** Makes sure that it is the person themselves who asks for what can't be undone, not whoever found their browser open. */
@Injectable()
export class ConfirmPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: AttemptLimits,
    private readonly passwords: PasswordHash,
  ) {}

  /** @throws AppError account.wrong-password, request.rate-limited */
  async run({ personId }: Actor, { password, address }: { password: string; address: string }): Promise<void> {
    const account = await this.transactions.single((tx) => findPasswordHash(tx, personId));
    if (!account) throw new AppError('actor.unauthenticated');
    await this.limits.beginSignIn(account.email, address);
    if (!(await this.passwords.verify(account.passwordHash, password))) {
      await this.limits.failed(address);
      throw new AppError('account.wrong-password');
    }
    await this.limits.succeeded(account.email);
  }
}
