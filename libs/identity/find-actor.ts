import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import type { Person } from './domain/person.js';
import type { TokenScope } from './domain/token-scopes.js';
import { findSignedIn, touchSignIn } from './sign-ins.store.js';
import { findHolder, touchToken } from './tokens/access-tokens.store.js';
import { isTokenText } from './tokens/token-text.js';

export interface Caller {
  actor: Actor;
  person: Person;
  /** What an access token is for. Absent for whoever signed in, who may do all that their role may. */
  scopes?: readonly TokenScope[];
}

/** What a caller shows: the token of a browser's sign-in, or an access token. */
export type CredentialKind = 'sign-in' | 'access-token';

/**
 * Who a token stands for, read anew with each request, so that signing out, revoking, disabling and a new role work at
 * once.
 */
@Injectable()
export class FindActor {
  constructor(private readonly transactions: Transactions) {}

  async run(token: string, kind: CredentialKind = 'sign-in'): Promise<Caller | undefined> {
    return kind === 'sign-in' ? this.bySignIn(token) : this.byAccessToken(token);
  }

  private async bySignIn(token: string): Promise<Caller | undefined> {
    const found = await this.transactions.single((tx) => findSignedIn(tx, token));
    if (!found) return undefined;
    if (found.isStale) await this.transactions.single((tx) => touchSignIn(tx, token));
    return callerOf(found.person);
  }

  private async byAccessToken(token: string): Promise<Caller | undefined> {
    if (!isTokenText(token)) return undefined;
    const found = await this.transactions.single((tx) => findHolder(tx, token));
    if (!found) return undefined;
    if (found.isStale) await this.transactions.single((tx) => touchToken(tx, token));
    return { ...callerOf(found.person), scopes: found.scopes };
  }
}

const callerOf = (person: Person): Caller => ({ actor: { personId: person.id, role: person.role }, person });
