import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type { AnkiProblemCode } from '../domain/anki-problem.js';
import type { ImportFigures, ImportOutcome } from '../domain/card-import.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { fileImportView, ownImport, type FileImportView } from '../file-import/own-import.js';

export interface ImportView extends FileImportView {
  problem: AnkiProblemCode | null;
  figures: ImportFigures | null;
  outcome: ImportOutcome | null;
}

/** One's own imports. */
@Injectable()
export class GetImport {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, importId: string): Promise<ImportView> {
    return this.transactions.single(async (tx) => importView(await ownImport(tx, actor, { kind: 'cards', importId })));
  }
}

export const importView = (row: FileImportRow): ImportView => ({
  ...fileImportView(row),
  problem: row.problem as AnkiProblemCode | null,
  figures: row.figures as ImportFigures | null,
  outcome: row.outcome as ImportOutcome | null,
});
