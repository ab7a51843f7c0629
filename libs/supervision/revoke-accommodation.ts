import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { removeAccommodation } from '@app/identity/write-accommodation.js';
import { refuseOneself, termsOf } from './grant-accommodation.js';

/** Takes an accommodation back for later sittings. One that runs keeps what it was given. */
@Injectable()
export class RevokeAccommodation {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found where the person is granted nothing, actor.forbidden */
  async run(actor: Actor, personId: string): Promise<void> {
    refuseOneself(actor, personId);
    await this.transactions.run(async (tx) => {
      const before = await removeAccommodation(tx, personId);
      await audit(tx, actor, { action: 'accommodation.revoked', subjectId: personId, before: termsOf(before) });
    });
  }
}
