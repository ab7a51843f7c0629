import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { AttemptLimits } from './attempt-limits.js';
import { checkPassword } from './domain/password.js';
import { checkSettings, type Person } from './domain/person.js';
import { PasswordHash } from './password-hash.js';
import { insertPerson } from './people.store.js';
import { insertSignIn } from './sign-ins.store.js';

export interface NewAccount {
  email: string;
  password: string;
  displayName: string;
  /** Network address that asks. */
  address: string;
  userAgent?: string | undefined;
}

/** Makes a candidate's account and signs its browser in. */
@Injectable()
export class SignUp {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
    private readonly limits: AttemptLimits,
    private readonly passwords: PasswordHash,
  ) {}

  /** @throws AppError actor.forbidden, request.rate-limited, request.invalid, account.email-taken */
  async run(account: NewAccount): Promise<{ person: Person; token: string }> {
    if (!this.config.get('SIGN_UP')) throw new AppError('actor.forbidden', 'Sign-up is closed here.');
    const email = account.email.trim();
    const displayName = account.displayName.trim();
    const faults = [...checkSettings({ displayName }), ...checkPassword(account.password, { email, displayName })];
    if (faults.length) throw new AppError('request.invalid', undefined, faults);
    await this.limits.signUp(account.address);
    const passwordHash = await this.passwords.hash(account.password);
    return this.transactions.run(async (tx) => {
      const person = await insertPerson(tx, { email, displayName, role: 'candidate', passwordHash });
      return { person, token: await insertSignIn(tx, person.id, account.userAgent) };
    });
  }
}
