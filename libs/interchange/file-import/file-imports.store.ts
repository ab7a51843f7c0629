import type { Tx } from '@app/database/tx.js';
import type { ImportKind, ImportState } from '../domain/file-import.js';
import type { ImportMapping } from '../domain/question-import.js';
import { FileImportRow } from './file-imports.rows.js';

/** Where a process died over it, nobody works on it any more after so long. */
const abandonedMinutes = 60;

/** Removes what a new import takes the place of: files not applied, and what was given up half way. */
export async function clearImports(tx: Tx, personId: string, kind: ImportKind): Promise<void> {
  await tx.query(
    `delete from file_imports
      where person_id = $1 and kind = $3
        and (state in ('refused', 'ready', 'uploading')
             or state in ('reading', 'applying', 'undoing') and changed_at < clock_timestamp() - make_interval(mins => $2))`,
    [personId, abandonedMinutes, kind],
  );
}

/** Removes files that nobody applied, and uploads that broke off, of everybody. */
export async function forgetOldImports(tx: Tx): Promise<void> {
  await tx.query(
    `delete from file_imports
      where state in ('refused', 'ready') and changed_at < clock_timestamp() - interval '7 days'
         or state = 'uploading' and changed_at < clock_timestamp() - make_interval(mins => $1)`,
    [abandonedMinutes],
  );
}

export async function insertImport(
  tx: Tx,
  row: Pick<FileImportRow, 'personId' | 'kind' | 'format' | 'fileName'>,
): Promise<string> {
  const [made] = await tx.query<[{ id: string }]>(
    `insert into file_imports (person_id, kind, format, file_name) values ($1, $2, $3, $4) returning id`,
    [row.personId, row.kind, row.format, row.fileName],
  );
  return made.id;
}

/** False: the upload was replaced by another. */
export async function insertChunk(tx: Tx, importId: string, number: number, bytes: Buffer): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into file_import_chunks (import_id, number, bytes)
     select id, $2, $3 from file_imports where id = $1 and state = 'uploading' returning 1`,
    [importId, number, bytes],
  );
  return rows.length === 1;
}

/** The bytes of a file from `start` up to `end`, in chunks of `chunkBytes`. */
export async function readChunks(
  tx: Tx,
  importId: string,
  { from, to }: { from: number; to: number },
): Promise<Buffer[]> {
  const rows = await tx.query<{ bytes: Buffer }[]>(
    `select bytes from file_import_chunks where import_id = $1 and number between $2 and $3 order by number`,
    [importId, from, to],
  );
  return rows.map(({ bytes }) => bytes);
}

export async function deleteChunks(tx: Tx, importId: string): Promise<void> {
  await tx.query(`delete from file_import_chunks where import_id = $1`, [importId]);
}

export async function findImport(tx: Tx, importId: string): Promise<FileImportRow | null> {
  return tx.findOneBy(FileImportRow, { id: importId });
}

export async function lockImport(tx: Tx, importId: string): Promise<FileImportRow | null> {
  return tx.findOne(FileImportRow, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
}

export async function newestImports(
  tx: Tx,
  personId: string,
  { kind, limit }: { kind: ImportKind; limit: number },
): Promise<FileImportRow[]> {
  return tx.find(FileImportRow, { where: { personId, kind }, order: { createdAt: 'DESC' }, take: limit });
}

/**
 * One transaction at a time works on an import; the row itself stays free, so that its progress can be told. Undefined:
 * another is at it. It is not waited for: that takes longer than any lock may.
 */
export async function holdImport(tx: Tx, importId: string): Promise<FileImportRow | null | undefined> {
  const [lock] = await tx.query<[{ isHeld: boolean }]>(
    `select pg_try_advisory_xact_lock(hashtextextended('file import ' || $1, 0)) as "isHeld"`,
    [importId],
  );
  return lock.isHeld ? findImport(tx, importId) : undefined;
}

interface Change {
  to: ImportState;
  problem?: string;
  figures?: unknown;
  outcome?: unknown;
  sizeBytes?: number;
}

/** False: it was in another state by then. */
export async function changeState(tx: Tx, importId: string, from: ImportState, change: Change): Promise<boolean> {
  const { to, problem, figures, outcome, sizeBytes } = change;
  const [, count] = await tx.query<[unknown, number]>(
    `update file_imports
        set state = $3, problem = $4, figures = coalesce($5, figures), outcome = coalesce($6, outcome),
            size_bytes = coalesce($7, size_bytes), progress = 0, changed_at = clock_timestamp()
      where id = $1 and state = $2`,
    [
      importId,
      from,
      to,
      problem ?? null,
      figures ? JSON.stringify(figures) : null,
      outcome ? JSON.stringify(outcome) : null,
      sizeBytes ?? null,
    ],
  );
  return count === 1;
}

/** How far what is under way has come, 0 to 1; never back. */
export async function writeProgress(tx: Tx, importId: string, progress: number): Promise<void> {
  await tx.query(
    `update file_imports set progress = least(1, $2)
      where id = $1 and state in ('reading', 'applying', 'undoing') and progress < $2`,
    [importId, progress],
  );
}

export async function setMapping(tx: Tx, importId: string, mapping: ImportMapping): Promise<void> {
  await tx.query(`update file_imports set mapping = $2 where id = $1`, [importId, JSON.stringify(mapping)]);
}

export async function setFigures(tx: Tx, importId: string, figures: unknown): Promise<void> {
  await tx.query(`update file_imports set figures = $2 where id = $1`, [importId, JSON.stringify(figures)]);
}
