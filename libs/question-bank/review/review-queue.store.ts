import type { Tx } from '@app/database/tx.js';
import { openCommentsSql } from '../authoring.store.js';
import type { Kind } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';

/** A version that waits for a reviewer. */
export interface WaitingVersion {
  questionId: string;
  versionId: string;
  slug: string;
  number: number;
  message: string;
  submittedAt: Date;
  kind: Kind;
  level: Level;
  topics: string[];
  prompt: string;
  openComments: number;
}

export interface WaitingKey {
  submittedAt: string;
  versionId: string;
}

/** Whose versions: those of others, one's own, or all. */
export type WaitingOf = { notBy: string } | { by: string } | object;

/** The oldest first, after a key. */
export async function listWaiting(
  tx: Tx,
  whose: WaitingOf,
  page: { limit: number; after: WaitingKey | undefined },
): Promise<Waiting[]> {
  const rows = await tx.query<(WaitingVersion & Beside)[]>(
    `select q.id as "questionId", v.id as "versionId", q.slug, v.number, v.message, v.author_id as "authorId",
            p.display_name as "authorName", v.submitted_at as "submittedAt", v.submitted_at::text as "sortKey", v.kind, q.level, left(coalesce(v.content ->> 'prompt', v.content ->> 'front'), 300) as prompt,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics,
            ${openCommentsSql} as "openComments"
       from question_versions v
       join questions q on q.id = v.question_id
       left join people p on p.id = v.author_id
      where v.state = 'in-review'
        and ($1::timestamptz is null or (v.submitted_at, v.id) > ($1, $2::uuid))
        and ($3::uuid is null or v.author_id = $3)
        and ($4::uuid is null or v.author_id <> $4)
      order by v.submitted_at, v.id
      limit $5`,
    [
      page.after?.submittedAt ?? null,
      page.after?.versionId ?? null,
      'by' in whose ? whose.by : null,
      'notBy' in whose ? whose.notBy : null,
      page.limit,
    ],
  );
  return rows.map(({ authorId: id, authorName: name, sortKey: submittedAt, ...version }) => ({
    version,
    author: { id, name },
    key: { submittedAt, versionId: version.versionId },
  }));
}

interface Beside {
  authorId: string;
  authorName: string | null;
  /** To the microsecond, which a date does not hold. */
  sortKey: string;
}

interface Waiting {
  version: WaitingVersion;
  author: { id: string; name: string | null };
  key: WaitingKey;
}

/** How many wait, up to `most`. */
export async function countWaiting(tx: Tx, notBy: string | null, most: number): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count
       from (select from question_versions where state = 'in-review' and ($1::uuid is null or author_id <> $1) limit $2) v`,
    [notBy, most],
  );
  return row.count;
}
