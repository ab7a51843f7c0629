import type { Tx } from '@app/database/tx.js';
import type { Content } from './domain/content.js';
import { findVersion } from './questions.store.js';

/** A question in one of its versions, whatever its state: for those who have met that version. */
export async function versionedQuestion(tx: Tx, versionId: string) {
  const [found] = await tx.query<{ questionId: string; slug: string; content: Content }[]>(
    `select q.id as "questionId", q.slug, v.content
       from question_versions v join questions q on q.id = v.question_id where v.id = $1`,
    [versionId],
  );
  if (!found) throw new Error(`Version ${versionId} is referred to but does not exist`);
  return found;
}

/** One version of a question by its number, for those who author it. */
export async function numberedVersion(tx: Tx, questionId: string, number: number) {
  const version = await findVersion(tx, questionId, number);
  return version && { content: version.content, contentHash: version.contentHash, state: version.state };
}
