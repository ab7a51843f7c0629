import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { newestImports } from '../file-import/file-imports.store.js';
import { importView, type ImportView } from './get-import.js';

const listed = 10;

/** The newest of one's own imports. */
@Injectable()
export class ListImports {
  constructor(private readonly transactions: Transactions) {}

  async run(actor: Actor): Promise<{ items: ImportView[] }> {
    const rows = await this.transactions.single((tx) =>
      newestImports(tx, actor.personId, { kind: 'cards', limit: listed }),
    );
    return { items: rows.map(importView) };
  }
}
