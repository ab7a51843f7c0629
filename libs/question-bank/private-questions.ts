import type { Tx } from '@app/database/tx.js';
import { contentHash } from './content-hash.js';
import type { Content } from './domain/content.js';
import {
  deletePrivate,
  insertPrivate,
  insertPrivateTopics,
  insertPrivateVersions,
  pointToVersions,
} from './private-questions.store.js';

/** A question that one person alone is asked. Ids are the caller's, so that cards can be made in the same breath. */
export interface PrivateQuestion {
  id: string;
  versionId: string;
  /** Has passed `checkContent`. */
  content: Content;
  /** Slugs that exist. */
  topics: string[];
  variantGroup: string | null;
  source: string;
}

/** Adds a person's own questions, set-wise. Nobody approves them: their versions stay drafts and are never published. */
export async function addPrivateQuestions(
  tx: Tx,
  personId: string,
  questions: readonly PrivateQuestion[],
): Promise<void> {
  await insertPrivate(tx, personId, questions);
  await insertPrivateVersions(
    tx,
    personId,
    questions.map(({ id, versionId, content }) => ({ questionId: id, versionId, content, hash: contentHash(content) })),
  );
  await insertPrivateTopics(tx, questions);
}

export interface PrivateRevision {
  questionId: string;
  versionId: string;
  content: Content;
}

/**
 * Gives a person's own questions a new version each.
 * @returns the number of the version before, by question
 */
export async function revisePrivateQuestions(
  tx: Tx,
  personId: string,
  revisions: readonly PrivateRevision[],
): Promise<ReadonlyMap<string, number>> {
  const versions = revisions.map((revision) => ({ ...revision, hash: contentHash(revision.content) }));
  await insertPrivateVersions(tx, personId, versions);
  return pointToVersions(
    tx,
    personId,
    revisions.map(({ questionId, versionId }) => ({ questionId, versionId })),
  );
}

/** Removes a person's own questions with all their versions. Their cards must be gone. */
export async function removePrivateQuestions(tx: Tx, personId: string, questionIds: readonly string[]): Promise<void> {
  await deletePrivate(tx, personId, questionIds);
}

export { privateVersions, setPrivateNumbers, topicNames, type PrivateVersion } from './private-questions.store.js';
