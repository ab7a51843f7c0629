import type { Transactions } from '@app/database/tx.js';
import type { ExportSection } from './export-section.js';
import { readBatch, type ExportRow } from './exports.store.js';

/** Whose rows, and by which clock it is decided what may be told. */
export interface ExportOf {
  personId: string;
  now: Date;
}

/**
 * All rows of a section, batch by batch, each in a short transaction of its own: a slow download holds no lock, and no
 * more than a batch is in memory.
 */
export async function* readSection(
  transactions: Transactions,
  section: ExportSection,
  of: ExportOf,
): AsyncGenerator<ExportRow> {
  let after: string[] | undefined;
  do {
    const { rows, next } = await transactions.single((tx) => readBatch(tx, section, { ...of, after }));
    yield* rows;
    after = next;
  } while (after);
}
