import type { Tx } from '@app/database/tx.js';
import { VersionCommentRow } from './reviews.rows.js';

export async function listComments(tx: Tx, versionId: string): Promise<VersionCommentRow[]> {
  return tx.find(VersionCommentRow, { where: { versionId }, order: { createdAt: 'asc', id: 'asc' } });
}

export async function findComment(tx: Tx, versionId: string, id: string): Promise<VersionCommentRow | null> {
  return tx.findOneBy(VersionCommentRow, { versionId, id });
}

export async function countComments(tx: Tx, versionId: string): Promise<number> {
  return tx.countBy(VersionCommentRow, { versionId });
}

/** Threads that nobody has resolved. */
export async function countOpenComments(tx: Tx, versionId: string): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count from version_comments
      where version_id = $1 and reply_to is null and resolved_at is null`,
    [versionId],
  );
  return row.count;
}

/** Of each version of a question that has some, the threads that nobody has resolved. */
export async function openCommentsOf(tx: Tx, questionId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ versionId: string; count: number }[]>(
    `select c.version_id as "versionId", count(*)::int as count
       from question_versions v join version_comments c on c.version_id = v.id
      where v.question_id = $1 and c.reply_to is null and c.resolved_at is null group by c.version_id`,
    [questionId],
  );
  return new Map(rows.map(({ versionId, count }) => [versionId, count]));
}

export async function insertComment(
  tx: Tx,
  comment: Pick<VersionCommentRow, 'versionId' | 'replyTo' | 'authorId' | 'pointer' | 'text'>,
): Promise<string> {
  const [made] = await tx.query<[{ id: string }]>(
    `insert into version_comments (version_id, reply_to, author_id, pointer, text) values ($1, $2, $3, $4, $5) returning id`,
    [comment.versionId, comment.replyTo, comment.authorId, comment.pointer, comment.text],
  );
  return made.id;
}

export async function setResolved(tx: Tx, id: string, by: string | null): Promise<void> {
  await tx.query(
    `update version_comments
        set resolved_by = $2, resolved_at = case when $2::uuid is not null then clock_timestamp() end where id = $1`,
    [id, by],
  );
}
