import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { countUnread, markRead } from './notices.store.js';

/** Marks notices of one's own as read. Again, or of what isn't one's own, changes nothing. */
@Injectable()
export class ReadNotices {
  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor, ids: readonly string[]): Promise<{ unread: number }> {
    return this.transactions.run(async (tx) => {
      await markRead(tx, personId, ids);
      // For the person's other tabs.
      if (ids[0]) announce(tx, [{ type: 'notice.read', personId, id: ids[0] }]);
      return { unread: await countUnread(tx, personId) };
    });
  }
}
