import type { Tx } from '@app/database/tx.js';
import type { ImportVerdict } from '../domain/card-import.js';
import type { CardImportItemRow } from './imports.rows.js';

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
