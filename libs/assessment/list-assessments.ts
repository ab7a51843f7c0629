import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import type { RequestState } from './domain/request.js';
import { countQueue, listQueue, type QueuedAnswer, type QueuePlace } from './queue.store.js';

/**
 * A page of the queue of answers: what the caller may assess now, or all in a state. The caller's own answers are
 * never in it. `waiting`: how many the caller may assess.
 */
@Injectable()
export class ListAssessments {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  async run(
    actor: Actor,
    filter: { state?: RequestState | undefined },
    page: { limit: number; after: QueuePlace | undefined },
  ): Promise<{ items: QueuedAnswer[]; more: boolean; waiting: number }> {
    const assessor = { personId: actor.personId, twoPersonReview: this.config.get('TWO_PERSON_REVIEW') };
    return this.transactions.run(async (tx) => {
      const rows = await listQueue(tx, assessor, filter, { ...page, limit: page.limit + 1 });
      const waiting = await countQueue(tx, assessor);
      return { items: rows.slice(0, page.limit), more: rows.length > page.limit, waiting };
    });
  }
}
