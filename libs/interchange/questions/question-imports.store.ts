import type { Tx } from '@app/database/tx.js';
import type { RecordVerdict } from '../domain/question-import.js';
import type { QuestionImportItemRow } from './question-imports.rows.js';

export type NewItem = Omit<QuestionImportItemRow, 'importId' | 'versionNumber' | 'earlierNumber'>;

export async function insertItems(tx: Tx, importId: string, items: readonly NewItem[]): Promise<void> {
  await tx.query(
    `insert into question_import_items (import_id, position, verdict, reason, place, external_id, title, category, tags,
                                        own_topics, own_level, kind, content, content_hash, lost, question_id)
     select $1, position, verdict, reason, place, "externalId", title, category, tags, "ownTopics", "ownLevel", kind,
            content, "contentHash", lost, "questionId"
       from jsonb_to_recordset($2::jsonb) as i (position int, verdict text, reason text, place jsonb, "externalId" text,
            title text, category text, tags text[], "ownTopics" text[], "ownLevel" text, kind text, content jsonb,
            "contentHash" text, lost text[], "questionId" uuid)`,
    [importId, JSON.stringify(items)],
  );
}

export type ListedRecord = Pick<
  QuestionImportItemRow,
  | 'position'
  | 'verdict'
  | 'reason'
  | 'place'
  | 'externalId'
  | 'title'
  | 'category'
  | 'tags'
  | 'ownTopics'
  | 'ownLevel'
  | 'kind'
  | 'lost'
  | 'questionId'
>;

const listed = `position, verdict, reason, place, external_id as "externalId", title, category, tags,
  own_topics as "ownTopics", own_level as "ownLevel", kind, lost, question_id as "questionId"`;

export async function listRecords(
  tx: Tx,
  importId: string,
  { verdict, after, limit }: { verdict: RecordVerdict | undefined; after: number; limit: number },
): Promise<ListedRecord[]> {
  return tx.query<ListedRecord[]>(
    `select ${listed} from question_import_items
      where import_id = $1 and position > $2 ${verdict ? 'and verdict = $4' : ''}
      order by position limit $3`,
    [importId, after, limit, ...(verdict ? [verdict] : [])],
  );
}

export type SortedRecord = Pick<QuestionImportItemRow, 'category' | 'tags' | 'ownTopics'>;

/** By what the records to be written are sorted in. */
export async function recordsToSort(
  tx: Tx,
  importId: string,
  verdicts: readonly RecordVerdict[],
): Promise<SortedRecord[]> {
  return tx.query<SortedRecord[]>(
    `select category, tags, own_topics as "ownTopics" from question_import_items
      where import_id = $1 and verdict = any($2)`,
    [importId, verdicts],
  );
}

export type WaitingRecord = Pick<
  QuestionImportItemRow,
  | 'position'
  | 'verdict'
  | 'externalId'
  | 'title'
  | 'category'
  | 'tags'
  | 'ownTopics'
  | 'ownLevel'
  | 'content'
  | 'contentHash'
  | 'questionId'
>;

/** What is to be written, after a position. */
export async function waitingRecords(
  tx: Tx,
  importId: string,
  { verdicts, after, limit }: { verdicts: readonly RecordVerdict[]; after: number; limit: number },
): Promise<WaitingRecord[]> {
  return tx.query<WaitingRecord[]>(
    `select position, verdict, external_id as "externalId", title, category, tags, own_topics as "ownTopics",
            own_level as "ownLevel", content, content_hash as "contentHash", question_id as "questionId"
       from question_import_items
      where import_id = $1 and position > $2 and verdict = any($4)
      order by position limit $3`,
    [importId, after, limit, verdicts],
  );
}

export interface WrittenRecord {
  position: number;
  questionId: string;
  versionNumber: number;
}

/** Keeps what records became, and lets go of what they waited with. */
export async function writeWritten(tx: Tx, importId: string, records: readonly WrittenRecord[]): Promise<void> {
  await tx.query(
    `update question_import_items i
        set question_id = w."questionId", version_number = w."versionNumber", content = null
       from jsonb_to_recordset($2::jsonb) as w (position int, "questionId" uuid, "versionNumber" int)
      where i.import_id = $1 and i.position = w.position`,
    [importId, JSON.stringify(records)],
  );
}

export interface AppliedRecord {
  position: number;
  questionId: string;
  number: number;
  hash: string;
}

export async function appliedRecords(tx: Tx, importId: string, after: number, limit: number): Promise<AppliedRecord[]> {
  return tx.query<AppliedRecord[]>(
    `select position, question_id as "questionId", version_number as number, content_hash as hash
       from question_import_items
      where import_id = $1 and position > $2 and version_number is not null
      order by position limit $3`,
    [importId, after, limit],
  );
}

export interface Origin {
  externalId: string;
  questionId: string;
  contentHash: string;
}

export async function originsOf(tx: Tx, system: string, externalIds: readonly string[]): Promise<Origin[]> {
  return tx.query<Origin[]>(
    `select external_id as "externalId", question_id as "questionId", content_hash as "contentHash"
       from question_origins where system = $1 and external_id = any($2)`,
    [system, externalIds],
  );
}

export async function keepOrigins(tx: Tx, system: string, origins: readonly Origin[]): Promise<void> {
  await tx.query(
    `insert into question_origins (system, external_id, question_id, content_hash)
     select $1, "externalId", "questionId", "contentHash"
       from jsonb_to_recordset($2::jsonb) as o ("externalId" text, "questionId" uuid, "contentHash" text)
     on conflict (system, external_id) do update
        set question_id = excluded.question_id, content_hash = excluded.content_hash`,
    [system, JSON.stringify(origins)],
  );
}

/** Of questions that have their earlier version again it is not known what the last import wrote. */
export async function forgetOrigins(tx: Tx, questionIds: readonly string[]): Promise<void> {
  await tx.query(`delete from question_origins where question_id = any($1)`, [questionIds]);
}
