import type { Tx } from '@app/database/tx.js';
import { NoticeRow } from './notices.rows.js';
import type { NoticeDetails, NoticeKind } from './domain/notice.js';

export interface NewNotice {
  personId: string;
  kind: NoticeKind;
  subjectId: string;
  details: NoticeDetails;
}

/** As exact as a cursor is: in milliseconds. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  await tx.query(
    `insert into notices (person_id, kind, subject_id, details, created_at)
     select "personId", kind, "subjectId", details, date_trunc('milliseconds', clock_timestamp())
       from jsonb_to_recordset($1::jsonb) as n ("personId" uuid, kind text, "subjectId" uuid, details jsonb)`,
    [JSON.stringify(notices)],
  );
}

export interface NoticePlace {
  createdAt: string;
  id: string;
}

/** Newest first. */
export async function listNotices(
  tx: Tx,
  personId: string,
  page: { limit: number; after: NoticePlace | undefined },
): Promise<NoticeRow[]> {
  return tx.query<NoticeRow[]>(
    `select id, kind, subject_id as "subjectId", details, created_at as "createdAt", read_at as "readAt"
       from notices
      where person_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
      order by created_at desc, id desc limit $4`,
    [personId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
  );
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count from notices where person_id = $1 and read_at is null`,
    [personId],
  );
  return row.count;
}

/** Those of these that are the person's; what was read stays read as it was. */
export async function markRead(tx: Tx, personId: string, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update notices set read_at = clock_timestamp() where person_id = $1 and id = any($2::uuid[]) and read_at is null`,
    [personId, ids],
  );
}
