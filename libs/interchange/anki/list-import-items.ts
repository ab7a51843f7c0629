import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type { ImportVerdict } from '../domain/card-import.js';
import { ownImport } from '../file-import/own-import.js';
import { listItems, type ListedItem } from './imports.store.js';

export type { ListedItem };

/** The cards of an import with their verdicts, in the file's order. */
@Injectable()
export class ListImportItems {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(
    actor: Actor,
    importId: string,
    page: { verdict?: ImportVerdict | undefined; after?: number | undefined; limit: number },
  ): Promise<{ items: ListedItem[]; next: number | null }> {
    return this.transactions.run(async (tx) => {
      await ownImport(tx, actor, { kind: 'cards', importId });
      const { verdict, after = 0, limit } = page;
      const found = await listItems(tx, importId, { verdict, after, limit: limit + 1 });
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? items.at(-1)!.position : null };
    });
  }
}
