import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { checkPassword } from './domain/password.js';
import { PasswordHash } from './password-hash.js';
import { findFirstAdmin, insertPerson } from './people.store.js';

const defaultEmail = 'admin@localhost.localdomain';
/** 15 bytes are 20 characters of base64url. */
const passwordBytes = 15;

export interface FirstAdmin {
  created: boolean;
  email: string;
  /** Only where it was made up here: the one chance to tell it. */
  password?: string;
}

/** Makes the first admin where there is none; never changes an account that is there. */
@Injectable()
export class EnsureFirstAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordHash,
  ) {}

  /** @throws AppError request.invalid for a weak password, account.email-taken where a non-admin has the address */
  async run(wanted: { email?: string | undefined; password?: string | undefined }): Promise<FirstAdmin> {
    const email = wanted.email?.trim() ?? defaultEmail;
    return this.transactions.run(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('rehearse.first-admin'))`);
      const present = await findFirstAdmin(tx);
      if (present !== undefined) return { created: false, email: present };
      const password = wanted.password ?? randomBytes(passwordBytes).toString('base64url');
      const displayName = 'Admin';
      const faults = checkPassword(password, { email, displayName });
      if (faults.length)
        throw new AppError('request.invalid', `The first admin's password ${faults[0]?.message}`, faults);
      await insertPerson(tx, { email, displayName, role: 'admin', passwordHash: await this.passwords.hash(password) });
      return { created: true, email, ...(wanted.password === undefined && { password }) };
    });
  }
}
