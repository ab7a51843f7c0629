import { Injectable } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import { AppError } from '@app/kernel/app-error.js';
import { normalPassword } from './domain/password.js';
import { argon2, hashing } from './limits.js';

/** Hashes and checks passwords, a bounded number at once, so that a burst of sign-ins doesn't starve everything else. */
@Injectable()
export class PasswordHash {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody = hash('nobody has this password', { ...argon2, type: argon2id });

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalPassword(password), { ...argon2, type: argon2id }));
  }

  /** Takes as long for an account that doesn't exist (`digest` undefined) as for one that does. */
  async verify(digest: string | undefined, password: string): Promise<boolean> {
    const compared = digest ?? (await this.nobody);
    const equal = await this.inTurn(() => verify(compared, normalPassword(password)));
    return digest !== undefined && equal;
  }

  isOutdated(digest: string): boolean {
    return needsRehash(digest, argon2);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= hashing.atOnce) {
      if (this.waiting.length >= hashing.waiting) throw new AppError('service.unavailable');
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
