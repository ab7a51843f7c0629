import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import type { NoticeDetails, NoticeKind } from './domain/notice.js';
import { countUnread, listNotices, type NoticePlace } from './notices.store.js';

export interface Notice {
  id: string;
  kind: NoticeKind;
  subjectId: string;
  details: NoticeDetails;
  createdAt: Date;
  readAt: Date | null;
}

/** A page of one's own notices, newest first, and how many are unread. */
@Injectable()
export class ListNotices {
  constructor(private readonly transactions: Transactions) {}

  async run(
    { personId }: Actor,
    page: { limit: number; after: NoticePlace | undefined },
  ): Promise<{ items: Notice[]; more: boolean; unread: number }> {
    return this.transactions.run(async (tx) => {
      const rows = await listNotices(tx, personId, { ...page, limit: page.limit + 1 });
      const unread = await countUnread(tx, personId);
      return { items: rows.slice(0, page.limit), more: rows.length > page.limit, unread };
    });
  }
}
