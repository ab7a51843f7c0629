import type { Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { ImportKind, ImportState } from '../domain/file-import.js';
import type { FileImportRow } from './file-imports.rows.js';
import { findImport } from './file-imports.store.js';

/** What every kind of import shows. */
export interface FileImportView {
  id: string;
  state: ImportState;
  fileName: string;
  sizeBytes: number;
  progress: number;
  createdAt: Date;
  changedAt: Date;
}

/** @throws AppError resource.not-found */
export async function ownImport(
  tx: Tx,
  { personId }: Actor,
  { kind, importId }: { kind: ImportKind; importId: string },
): Promise<FileImportRow> {
  const row = await findImport(tx, importId);
  if (row?.personId !== personId || row.kind !== kind) throw new AppError('resource.not-found');
  return row;
}

export function fileImportView(row: FileImportRow): FileImportView {
  const { id, state, fileName, progress, createdAt, changedAt } = row;
  return { id, state, fileName, sizeBytes: Number(row.sizeBytes), progress, createdAt, changedAt };
}
