import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import type { Person } from './domain/person.js';
import { findSignedIn, touchSignIn } from './sign-ins.store.js';

export interface Caller {
  actor: Actor;
  person: Person;
}

/** Who a token stands for, read anew with each request, so that signing out, disabling and a new role work at once. */
@Injectable()
export class FindActor {
  constructor(private readonly transactions: Transactions) {}

  async run(token: string): Promise<Caller | undefined> {
    const found = await this.transactions.single((tx) => findSignedIn(tx, token));
    if (!found) return undefined;
    if (found.isStale) await this.transactions.single((tx) => touchSignIn(tx, token));
    const { person } = found;
    return { actor: { personId: person.id, role: person.role }, person };
  }
}
