import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { listSessions, type SittingSummary } from './sessions.store.js';

/** The caller's sittings, newest first. */
@Injectable()
export class ListSessions {
  constructor(private readonly transactions: Transactions) {}

  async run(
    actor: Actor,
    page: { limit: number; before: { startedAt: string; id: string } | undefined },
  ): Promise<{ items: SittingSummary[]; more: boolean }> {
    const rows = await this.transactions.run((tx) =>
      listSessions(tx, actor.personId, { ...page, limit: page.limit + 1 }),
    );
    return { items: rows.slice(0, page.limit), more: rows.length > page.limit };
  }
}
