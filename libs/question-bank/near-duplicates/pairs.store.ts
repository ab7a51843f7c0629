import type { Tx } from '@app/database/tx.js';
import type { Kind } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import type { VersionState } from '../domain/workflow.js';

/** What a question is known by in a list. */
export interface QuestionFace {
  id: string;
  slug: string;
  level: Level;
  kind: Kind;
  state: VersionState;
  publishedVersion: number | null;
  prompt: string;
}

export async function facesOf(tx: Tx, questionIds: readonly string[]): Promise<ReadonlyMap<string, QuestionFace>> {
  const rows = await tx.query<QuestionFace[]>(
    `select q.id, q.slug, q.level, v.kind, v.state, q.published_number as "publishedVersion",
            left(question_prompt(v.content), 300) as prompt
       from question_search s
       join questions q on q.id = s.question_id
       join question_versions v on v.question_id = s.question_id and v.number = s.number
      where s.question_id = any($1)`,
    [questionIds],
  );
  return new Map(rows.map((face) => [face.id, face]));
}

export interface PairPlace {
  similarity: number;
  questionId: string;
  otherId: string;
}

/** Pairs that nobody has said anything of, the most alike first: neither merged nor variants of each other. */
export async function openPairs(
  tx: Tx,
  { limit, after }: { limit: number; after: PairPlace | undefined },
): Promise<PairPlace[]> {
  return tx.query<PairPlace[]>(
    `select p.similarity, p.question_id as "questionId", p.other_id as "otherId"
       from question_pairs p
       join questions a on a.id = p.question_id and a.merged_into is null
       join questions b on b.id = p.other_id and b.merged_into is null
      where p.dismissed_at is null and (a.variant_group is null or a.variant_group is distinct from b.variant_group)
        ${after ? 'and (p.similarity, p.question_id, p.other_id) < ($2::float8, $3::uuid, $4::uuid)' : ''}
      order by p.similarity desc, p.question_id desc, p.other_id desc
      limit $1`,
    after ? [limit, after.similarity, after.questionId, after.otherId] : [limit],
  );
}

/** Marks a pair as not the same, or takes that back; false: there is no such pair, or it was so already. */
export async function markPair(
  tx: Tx,
  pair: { questionId: string; otherId: string },
  dismissedBy: string | null,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `update question_pairs
        set dismissed_by = $3, dismissed_at = case when $3::uuid is not null then clock_timestamp() end
      where question_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)
        and (dismissed_at is null) = ($3::uuid is not null)
      returning 1`,
    [pair.questionId, pair.otherId, dismissedBy],
  );
  return rows.length === 1;
}

export async function hasPair(tx: Tx, pair: { questionId: string; otherId: string }): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select 1 from question_pairs
      where question_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)`,
    [pair.questionId, pair.otherId],
  );
  return rows.length === 1;
}
