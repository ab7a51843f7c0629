import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type { RecordVerdict } from '../domain/question-import.js';
import { topicsOfRecord } from '../domain/sort-records.js';
import { ownImport } from '../file-import/own-import.js';
import { listRecords, type ListedRecord } from './question-imports.store.js';

export type RecordView = Omit<ListedRecord, 'ownTopics' | 'ownLevel'> & { topics: string[]; level: string };

/** The records of an import with their verdicts, in the file's order. */
@Injectable()
export class ListRecords {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(
    actor: Actor,
    importId: string,
    page: { verdict?: RecordVerdict | undefined; after?: number | undefined; limit: number },
  ): Promise<{ items: RecordView[]; next: number | null }> {
    return this.transactions.run(async (tx) => {
      const { mapping } = await ownImport(tx, actor, { kind: 'questions', importId });
      const { verdict, after = 0, limit } = page;
      const found = await listRecords(tx, importId, { verdict, after, limit: limit + 1 });
      const items = found.slice(0, limit).map(({ ownTopics, ownLevel, ...record }) => ({
        ...record,
        topics: mapping ? topicsOfRecord({ ...record, ownTopics }, mapping) : ownTopics,
        level: ownLevel ?? mapping?.level ?? '',
      }));
      return { items, next: found.length > limit ? items.at(-1)!.position : null };
    });
  }
}
