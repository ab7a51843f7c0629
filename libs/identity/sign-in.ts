import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { AttemptLimits } from './attempt-limits.js';
import type { Person } from './domain/person.js';
import { PasswordHash } from './password-hash.js';
import { findCredentials, setPasswordHash } from './people.store.js';
import { deleteEndedSignIns, deleteSignIn, insertSignIn } from './sign-ins.store.js';

export interface Credentials {
  email: string;
  password: string;
  /** Network address that asks. */
  address: string;
  userAgent?: string | undefined;
  /** The token that the same browser had until now: it ends. */
  previousToken?: string | undefined;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: AttemptLimits,
    private readonly passwords: PasswordHash,
  ) {}

  /** @throws AppError request.rate-limited, account.bad-credentials (the same for every reason) */
  async run(credentials: Credentials): Promise<{ person: Person; token: string }> {
    const { email, password, address } = credentials;
    await this.limits.beginSignIn(email, address);
    const account = await this.transactions.single((tx) => findCredentials(tx, email.trim()));
    const isRight = await this.passwords.verify(account?.passwordHash, password);
    if (!account || !isRight) {
      await this.limits.failed(address);
      throw new AppError('account.bad-credentials');
    }
    await this.limits.succeeded(email);
    const newHash = this.passwords.isOutdated(account.passwordHash) ? await this.passwords.hash(password) : undefined;
    const { person } = account;
    return this.transactions.run(async (tx) => {
      if (newHash) await setPasswordHash(tx, person.id, newHash);
      if (credentials.previousToken) await deleteSignIn(tx, credentials.previousToken);
      await deleteEndedSignIns(tx, person.id);
      return { person, token: await insertSignIn(tx, person.id, credentials.userAgent) };
    });
  }
}
