import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { listTokens, type AccessToken } from './access-tokens.store.js';

/** A person's access tokens, also those that have expired: what they were for, never what they are. */
@Injectable()
export class ListTokens {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<AccessToken[]> {
    return this.transactions.single((tx) => listTokens(tx, personId));
  }
}
