import { IsNull } from 'typeorm';
import type { Tx } from '@app/database/tx.js';
import type { Content } from './domain/content.js';
import type { Level } from './domain/taxonomy.js';
import type { VersionState } from './domain/workflow.js';
import { QuestionRow, QuestionVersionRow } from './questions.rows.js';

export interface NewQuestion {
  slug: string;
  ownerId: string;
  level: Level;
  licence: string;
  source: string;
}

export async function insertQuestion(tx: Tx, question: NewQuestion): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into questions (slug, owner_id, level, licence, source) values ($1, $2, $3, $4, $5) returning id`,
    [question.slug, question.ownerId, question.level, question.licence, question.source],
  );
  return row!.id;
}

/** Whether all of these topics exist. */
export async function knownTopics(tx: Tx, topics: readonly string[]): Promise<boolean> {
  const known = await tx.query<unknown[]>(`select 1 from topics where slug = any($1)`, [topics]);
  return known.length === new Set(topics).size;
}

/** Sets level and topics (in this order); false: one of the topics does not exist. */
export async function classifyQuestion(tx: Tx, questionId: string, level: Level, topics: string[]): Promise<boolean> {
  if (!(await knownTopics(tx, topics))) return false;
  await tx.query(`update questions set level = $2 where id = $1 and level <> $2`, [questionId, level]);
  await tx.query(`delete from question_topics where question_id = $1`, [questionId]);
  await tx.query(
    `insert into question_topics (question_id, topic_slug, position)
     select $1, topic, position from unnest($2::text[]) with ordinality as given (topic, position)`,
    [questionId, topics],
  );
  return true;
}

/**
 * Locks the question, so that its versions are numbered and moved one act at a time. Somebody's own is not there: it
 * is not the instructors'.
 */
export async function lockQuestion(tx: Tx, questionId: string): Promise<QuestionRow | null> {
  return tx.findOne(QuestionRow, {
    where: { id: questionId, privateTo: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
}

export async function findVersion(tx: Tx, questionId: string, number: number): Promise<QuestionVersionRow | null> {
  return tx.findOneBy(QuestionVersionRow, { questionId, number });
}

export async function listVersions(tx: Tx, questionId: string): Promise<QuestionVersionRow[]> {
  return tx.find(QuestionVersionRow, { where: { questionId }, order: { number: 'asc' } });
}

export async function latestVersion(tx: Tx, questionId: string): Promise<QuestionVersionRow | null> {
  return tx.findOne(QuestionVersionRow, { where: { questionId }, order: { number: 'desc' } });
}

interface NewVersion {
  questionId: string;
  number: number;
  content: Content;
  contentHash: string;
  message: string;
  authorId: string;
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.query(
    `insert into question_versions (question_id, number, kind, content, content_hash, message, author_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      version.questionId,
      version.number,
      version.content.kind,
      JSON.stringify(version.content),
      version.contentHash,
      version.message,
      version.authorId,
    ],
  );
}

export async function updateDraft(
  tx: Tx,
  versionId: string,
  draft: { content: Content; contentHash: string; message: string; authorId: string },
): Promise<void> {
  await tx.query(
    `update question_versions
        set kind = $2, content = $3, content_hash = $4, message = $5, author_id = $6, revision = revision + 1,
            updated_at = clock_timestamp()
      where id = $1 and state = 'draft'`,
    [versionId, draft.content.kind, JSON.stringify(draft.content), draft.contentHash, draft.message, draft.authorId],
  );
}

/** The column that keeps when a version came into a state. */
const stampOf: Record<VersionState, string> = {
  draft: 'updated_at',
  'in-review': 'submitted_at',
  approved: 'approved_at',
  published: 'published_at',
  retired: 'retired_at',
};

export async function setVersionState(tx: Tx, versionId: string, to: VersionState, approvedBy?: string): Promise<void> {
  await tx.query(
    `update question_versions
        set state = $2, ${stampOf[to]} = clock_timestamp(), approved_by = coalesce($3, approved_by)
      where id = $1`,
    [versionId, to, approvedBy ?? null],
  );
}

export async function setPublishedNumber(tx: Tx, questionId: string, number: number | null): Promise<void> {
  await tx.query(`update questions set published_number = $2 where id = $1`, [questionId, number]);
}

export async function writeLevel(tx: Tx, questionId: string, level: Level): Promise<void> {
  await tx.query(`update questions set level = $2 where id = $1`, [questionId, level]);
}

export async function setLicence(tx: Tx, questionId: string, of: { licence: string; source: string }): Promise<void> {
  await tx.query(
    `update questions set licence = $2, source = $3 where id = $1 and (licence, source) is distinct from ($2, $3)`,
    [questionId, of.licence, of.source],
  );
}

export async function slugsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; slug: string }[]>(
    `select id, slug from questions where id = any($1::uuid[]) and private_to is null`,
    [ids],
  );
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
