import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { BulkValue, BulkVerdict } from '../domain/bulk.js';
import { namesOf, type NamedPerson } from '../people/editors.store.js';
import { named } from '../people/person-name.js';
import { bulkActView, type BulkActView } from './bulk-act-view.js';
import type { BulkActItemRow, BulkActRow } from './bulk-acts.rows.js';
import { countItems, findBulkAct, listItems, newestBulkActs } from './bulk-acts.store.js';

export type BulkItemView = Omit<BulkActItemRow, 'bulkId'>;

const mostListed = 20;

/** One's own acts on many questions: what each would change, and what became of it. */
@Injectable()
export class GetBulkAct {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, id: string): Promise<BulkActView> {
    return this.transactions.run(async (tx) => {
      const row = await ownBulkAct(tx, actor, id);
      return bulkActView(row, (await countItems(tx, [id])).get(id)!);
    });
  }

  /** The newest 20. */
  async list({ personId }: Actor): Promise<BulkActView[]> {
    return this.transactions.run(async (tx) => {
      const rows = await newestBulkActs(tx, personId, mostListed);
      const counts = await countItems(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => bulkActView(row, counts.get(row.id)!));
    });
  }

  /** @throws AppError resource.not-found */
  async items(
    actor: Actor,
    id: string,
    { limit, ...page }: { verdict: BulkVerdict | undefined; after: number; limit: number },
  ): Promise<{ items: BulkItemView[]; people: NamedPerson[]; next: number | null }> {
    return this.transactions.run(async (tx) => {
      await ownBulkAct(tx, actor, id);
      const rows = await listItems(tx, id, { ...page, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const owners = [...new Set(items.flatMap(({ before, after }) => [ownerOf(before), ownerOf(after)].flat()))];
      const names = await namesOf(tx, owners);
      return {
        items,
        people: owners.map((owner) => named(owner, names)),
        next: rows.length > limit ? items.at(-1)!.position : null,
      };
    });
  }
}

const ownerOf = (value: BulkValue | null): string[] => (value && 'ownerId' in value ? [value.ownerId] : []);

/** @throws AppError resource.not-found */
export async function ownBulkAct(tx: Tx, { personId }: Actor, id: string): Promise<BulkActRow> {
  const row = await findBulkAct(tx, id);
  if (row?.personId !== personId) throw new AppError('resource.not-found');
  return row;
}
