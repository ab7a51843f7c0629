import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { ManagedPerson } from './domain/person.js';
import { listPeople } from './managed-people.store.js';

/** A page of people in the order of their e-mail addresses. `q`: part of address or name. `staff`: who writes questions. */
@Injectable()
export class ListPeople {
  constructor(private readonly transactions: Transactions) {}

  async run(
    filter: { q?: string | undefined; staff?: boolean },
    page: { limit: number; afterEmail: string | undefined },
  ): Promise<{ items: ManagedPerson[]; nextEmail: string | null }> {
    const rows = await this.transactions.run((tx) => listPeople(tx, filter, { ...page, limit: page.limit + 1 }));
    const items = rows.slice(0, page.limit);
    return { items, nextEmail: rows.length > page.limit ? items.at(-1)!.email : null };
  }
}
