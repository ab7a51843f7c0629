import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { difference } from '../count/recount.js';
import {
  answersCounted,
  askedItems,
  peopleWhoSat,
  recountedTallies,
  sittingsToCount,
} from '../counted-answers.store.js';
import { countedAnswers } from '../domain/counted-answer.js';
import { isSameTally } from '../domain/tally.js';
import { talliesAfter } from '../statistics.store.js';

/** A person's answers that the figures hold and should not, or should and do not. */
export interface MiscountedPerson {
  personId: string;
  gone: number;
  missing: number;
}

interface Batch<T> {
  checked: number;
  /** Where the next batch goes on; null: these were the last. */
  next: string | null;
  wrong: T[];
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Compares the figures with a recomputation, in two steps: what is held of each person with what they answered, and each
 * tally with the sum of what is held. Changes nothing, locks nothing. Sittings that a job has still to count are passed over.
 */
@Injectable()
export class CheckStatistics {
  constructor(private readonly transactions: Transactions) {}

  async people({ after = beforeAll, limit = 100 } = {}): Promise<Batch<MiscountedPerson>> {
    return this.transactions.run(async (tx) => {
      // Sittings and what is held of them of one moment.
      await tx.query('set transaction isolation level repeatable read, read only');
      const people = await peopleWhoSat(tx, after, limit);
      const wrong: MiscountedPerson[] = [];
      for (const personId of people) {
        const held = await answersCounted(tx, [personId], null);
        const { gone, come } = difference(held, countedAnswers(await askedItems(tx, [personId], null)));
        if (gone.length + come.length === 0 || (await sittingsToCount(tx, personId)) > 0) continue;
        wrong.push({ personId, gone: gone.length, missing: come.length });
      }
      return { checked: people.length, next: people.length < limit ? null : people.at(-1)!, wrong };
    });
  }

  /** @returns ids of versions */
  async tallies({ after = beforeAll, limit = 50 } = {}): Promise<Batch<string>> {
    return this.transactions.run(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      const stored = await talliesAfter(tx, after, limit);
      const versionIds = [...stored.keys()];
      const recounted = await recountedTallies(tx, versionIds);
      const wrong = versionIds.filter((id) => !isSameTally(stored.get(id)!, recounted.get(id)!));
      return { checked: versionIds.length, next: versionIds.length < limit ? null : versionIds.at(-1)!, wrong };
    });
  }
}
