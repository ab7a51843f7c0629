import type { Tx } from '@app/database/tx.js';
import type { AnkiProblemCode } from '../domain/anki-problem.js';
import type { ImportFigures, ImportOutcome, ImportState, ImportVerdict } from '../domain/card-import.js';
import { CardImportRow, type CardImportItemRow } from './imports.rows.js';

/** Where a process died over it, nobody works on it any more after so long. */
const abandonedMinutes = 60;

/** Removes what a new import takes the place of: files not applied, and what was given up half way. */
export async function clearImports(tx: Tx, personId: string): Promise<void> {
  await tx.query(
    `delete from card_imports
      where person_id = $1
        and (state in ('refused', 'ready', 'uploading')
             or state in ('reading', 'applying', 'undoing') and changed_at < clock_timestamp() - make_interval(mins => $2))`,
    [personId, abandonedMinutes],
  );
}

/** Removes files that nobody applied, and uploads that broke off, of everybody. */
export async function forgetOldImports(tx: Tx): Promise<void> {
  await tx.query(
    `delete from card_imports
      where state in ('refused', 'ready') and changed_at < clock_timestamp() - interval '7 days'
         or state = 'uploading' and changed_at < clock_timestamp() - make_interval(mins => $1)`,
    [abandonedMinutes],
  );
}

export async function insertImport(tx: Tx, personId: string, fileName: string): Promise<string> {
  const [row] = await tx.query<[{ id: string }]>(
    `insert into card_imports (person_id, file_name) values ($1, $2) returning id`,
    [personId, fileName],
  );
  return row.id;
}

/** False: the upload was replaced by another. */
export async function insertChunk(tx: Tx, importId: string, number: number, bytes: Buffer): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into card_import_chunks (import_id, number, bytes)
     select id, $2, $3 from card_imports where id = $1 and state = 'uploading' returning 1`,
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
    `select bytes from card_import_chunks where import_id = $1 and number between $2 and $3 order by number`,
    [importId, from, to],
  );
  return rows.map(({ bytes }) => bytes);
}

export async function deleteChunks(tx: Tx, importId: string): Promise<void> {
  await tx.query(`delete from card_import_chunks where import_id = $1`, [importId]);
}

export async function findImport(tx: Tx, importId: string): Promise<CardImportRow | null> {
  return tx.findOneBy(CardImportRow, { id: importId });
}

export async function lockImport(tx: Tx, importId: string): Promise<CardImportRow | null> {
  return tx.findOne(CardImportRow, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
}

export async function newestImports(tx: Tx, personId: string, limit: number): Promise<CardImportRow[]> {
  return tx.find(CardImportRow, { where: { personId }, order: { createdAt: 'DESC' }, take: limit });
}

/**
 * One transaction at a time works on an import; the row itself stays free, so that its progress can be told. Undefined:
 * another is at it. It is not waited for: that takes longer than any lock may.
 */
export async function holdImport(tx: Tx, importId: string): Promise<CardImportRow | null | undefined> {
  const [lock] = await tx.query<[{ isHeld: boolean }]>(
    `select pg_try_advisory_xact_lock(hashtextextended('card import ' || $1, 0)) as "isHeld"`,
    [importId],
  );
  return lock.isHeld ? findImport(tx, importId) : undefined;
}

interface Change {
  to: ImportState;
  problem?: AnkiProblemCode;
  figures?: ImportFigures;
  outcome?: ImportOutcome;
  sizeBytes?: number;
}

/** False: it was in another state by then. */
export async function changeState(tx: Tx, importId: string, from: ImportState, change: Change): Promise<boolean> {
  const { to, problem, figures, outcome, sizeBytes } = change;
  const [, count] = await tx.query<[unknown, number]>(
    `update card_imports
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
    `update card_imports set progress = least(1, $2)
      where id = $1 and state in ('reading', 'applying', 'undoing') and progress < $2`,
    [importId, progress],
  );
}

export type NewItem = Omit<CardImportItemRow, 'importId' | 'questionId' | 'firstSeq' | 'lastSeq' | 'earlierNumber'>;

export async function insertItems(tx: Tx, importId: string, items: readonly NewItem[]): Promise<void> {
  await tx.query(
    `insert into card_import_items (import_id, position, note_id, guid, ord, verdict, reason, title, deck, reviews, topics,
                                    content, content_hash, history)
     select $1, position, "noteId", guid, ord, verdict, reason, title, deck, reviews, topics, content, "contentHash", history
       from jsonb_to_recordset($2::jsonb) as i (position int, "noteId" text, guid text, ord int, verdict text, reason text,
            title text, deck text, reviews int, topics text[], content jsonb, "contentHash" text, history jsonb)`,
    [importId, JSON.stringify(items)],
  );
}

export type WaitingItem = Pick<
  CardImportItemRow,
  'position' | 'guid' | 'ord' | 'noteId' | 'topics' | 'content' | 'contentHash' | 'history' | 'reviews'
>;

/** What is to be imported, after a position. */
export async function waitingItems(tx: Tx, importId: string, after: number, limit: number): Promise<WaitingItem[]> {
  return tx.query<WaitingItem[]>(
    `select position, guid, ord, note_id as "noteId", topics, content, content_hash as "contentHash", history, reviews
       from card_import_items
      where import_id = $1 and position > $2 and verdict in ('new', 'updated')
      order by position limit $3`,
    [importId, after, limit],
  );
}

export interface AppliedItem {
  position: number;
  questionId: string;
  firstSeq: number;
  lastSeq: number;
  earlierNumber: number | null;
}

/** Keeps what items became, and lets go of what they waited with. */
export async function writeApplied(tx: Tx, importId: string, items: readonly AppliedItem[]): Promise<void> {
  await tx.query(
    `update card_import_items i
        set question_id = a."questionId", first_seq = a."firstSeq", last_seq = a."lastSeq",
            earlier_number = a."earlierNumber", content = null, history = null
       from jsonb_to_recordset($2::jsonb) as a (position int, "questionId" uuid, "firstSeq" int, "lastSeq" int,
            "earlierNumber" int)
      where i.import_id = $1 and i.position = a.position`,
    [importId, JSON.stringify(items)],
  );
}

export type AppliedPlace = AppliedItem & { verdict: ImportVerdict };

export async function appliedItems(tx: Tx, importId: string, after: number, limit: number): Promise<AppliedPlace[]> {
  return tx.query<AppliedPlace[]>(
    `select position, verdict, question_id as "questionId", first_seq as "firstSeq", last_seq as "lastSeq",
            earlier_number as "earlierNumber"
       from card_import_items
      where import_id = $1 and position > $2 and question_id is not null
      order by position limit $3`,
    [importId, after, limit],
  );
}

export type ListedItem = Pick<
  CardImportItemRow,
  'position' | 'noteId' | 'verdict' | 'reason' | 'title' | 'deck' | 'reviews'
>;

export async function listItems(
  tx: Tx,
  importId: string,
  { verdict, after, limit }: { verdict: ImportVerdict | undefined; after: number; limit: number },
): Promise<ListedItem[]> {
  return tx.query<ListedItem[]>(
    `select position, note_id as "noteId", verdict, reason, title, deck, reviews
       from card_import_items
      where import_id = $1 and position > $2 ${verdict ? 'and verdict = $4' : ''}
      order by position limit $3`,
    [importId, after, limit, ...(verdict ? [verdict] : [])],
  );
}
