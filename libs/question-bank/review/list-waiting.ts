import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type { NamedPerson } from '../people/editors.store.js';
import { named } from '../people/person-name.js';
import {
  countWaiting,
  listWaiting,
  type WaitingKey,
  type WaitingOf,
  type WaitingVersion,
} from './review-queue.store.js';
import { reviewPolicy } from './review-policy.js';

export const waitingFor = ['me', 'others'] as const;
export type WaitingFor = (typeof waitingFor)[number];

/** More are told as "and more". */
const mostCounted = 1_000;

interface WaitingPage {
  items: (WaitingVersion & { author: NamedPerson })[];
  next: WaitingKey | null;
  /** How many wait for the one who asks; at most 1,000. */
  waitingForMe: number;
}

/** Versions in review, the oldest first: those that wait for the one who asks, or their own that wait for others. */
@Injectable()
export class ListWaiting {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  async run(
    { personId }: Actor,
    waiting: WaitingFor,
    page: { limit: number; after: WaitingKey | undefined },
  ): Promise<WaitingPage> {
    const { twoPersonReview } = reviewPolicy(this.config);
    const others: WaitingOf = twoPersonReview ? { notBy: personId } : {};
    const whose = waiting === 'me' ? others : { by: personId };
    return this.transactions.run(async (tx) => {
      const rows = await listWaiting(tx, whose, { ...page, limit: page.limit + 1 });
      const found = rows.slice(0, page.limit);
      const last = found.at(-1);
      return {
        items: found.map(({ version, author: { id, name } }) => ({
          ...version,
          author: named(id, new Map(name === null ? [] : [[id, name]])),
        })),
        next: rows.length > page.limit && last ? last.key : null,
        waitingForMe: await countWaiting(tx, twoPersonReview ? personId : null, mostCounted),
      };
    });
  }
}
