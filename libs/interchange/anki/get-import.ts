import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { AnkiProblemCode } from '../domain/anki-problem.js';
import type { ImportFigures, ImportOutcome, ImportState } from '../domain/card-import.js';
import type { CardImportRow } from './imports.rows.js';
import { findImport } from './imports.store.js';

export interface ImportView {
  id: string;
  state: ImportState;
  fileName: string;
  sizeBytes: number;
  progress: number;
  problem: AnkiProblemCode | null;
  figures: ImportFigures | null;
  outcome: ImportOutcome | null;
  createdAt: Date;
  changedAt: Date;
}

/** One's own imports. */
@Injectable()
export class GetImport {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, importId: string): Promise<ImportView> {
    return this.transactions.single(async (tx) => importView(await ownImport(tx, actor, importId)));
  }
}

/** @throws AppError resource.not-found */
export async function ownImport(tx: Tx, { personId }: Actor, importId: string): Promise<CardImportRow> {
  const row = await findImport(tx, importId);
  if (row?.personId !== personId) throw new AppError('resource.not-found');
  return row;
}

export function importView(row: CardImportRow): ImportView {
  const { id, state, fileName, progress, problem, figures, outcome, createdAt, changedAt } = row;
  const sizeBytes = Number(row.sizeBytes);
  return { id, state, fileName, sizeBytes, progress, problem, figures, outcome, createdAt, changedAt };
}
