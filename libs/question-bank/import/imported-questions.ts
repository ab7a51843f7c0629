import { auditAll } from '@app/database/audit.js';
import type { Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { contentHash } from '../content-hash.js';
import type { Content } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import {
  deleteDrafts,
  insertImported,
  insertImportedTopics,
  insertImportedVersions,
  type DraftPlace,
  type NewDraft,
} from './imported-questions.store.js';

export { foreignTo, knownByContent, knownByIds, knownBySlugs, type KnownQuestion } from './known-questions.store.js';
export type { DraftPlace };

/** A question that comes from a file. Its id is the caller's. */
export interface ImportedQuestion {
  id: string;
  slug: string;
  /** Has passed `checkContent`, but that its explanation may be empty: what can't be approved yet may be a draft. */
  content: Content;
  /** Slugs that exist, in their order. */
  topics: readonly string[];
  level: Level;
  licence: string;
  source: string;
}

/** Adds questions with a draft each, set-wise, with an entry in the audit log for each. */
export async function addImportedQuestions(
  tx: Tx,
  actor: Actor,
  questions: readonly ImportedQuestion[],
  message: string,
): Promise<void> {
  if (questions.length === 0) return;
  await insertImported(tx, actor.personId, questions);
  await insertImportedTopics(tx, questions);
  await insertImportedVersions(tx, actor.personId, questions.map(draftOf), message);
  await auditAll(
    tx,
    actor,
    questions.map(({ id, slug, level, topics, licence, source }) => ({
      action: 'question.created',
      subjectId: id,
      after: { slug, number: 1, level, topics, licence, source, message },
    })),
  );
}

/**
 * Gives questions a new draft each, after whatever their newest version is.
 * @returns the numbers of these drafts, by question
 */
export async function reviseImportedQuestions(
  tx: Tx,
  actor: Actor,
  revisions: readonly { id: string; content: Content }[],
  message: string,
): Promise<ReadonlyMap<string, number>> {
  if (revisions.length === 0) return new Map();
  const numbers = await insertImportedVersions(tx, actor.personId, revisions.map(draftOf), message);
  await auditAll(
    tx,
    actor,
    [...numbers].map(([id, number]) => ({
      action: 'question.draft-saved',
      subjectId: id,
      before: { number: number - 1 },
      after: { number, message },
    })),
  );
  return numbers;
}

/**
 * Takes drafts back that nobody has touched since; a question that has no other version goes with its own.
 * @returns the questions that are gone, and those that have their earlier version again
 */
export async function takeBackDrafts(
  tx: Tx,
  actor: Actor,
  places: readonly DraftPlace[],
): Promise<{ removed: string[]; restored: string[] }> {
  const taken = await deleteDrafts(tx, places);
  await auditAll(
    tx,
    actor,
    taken.map(({ questionId, isWhole, ...before }) => ({
      action: isWhole ? 'question.removed' : 'question.draft-removed',
      subjectId: questionId,
      before,
    })),
  );
  const of = (whole: boolean) => taken.filter(({ isWhole }) => isWhole === whole).map(({ questionId }) => questionId);
  return { removed: of(true), restored: of(false) };
}

const draftOf = ({ id, content }: { id: string; content: Content }): NewDraft => ({
  questionId: id,
  content,
  hash: contentHash(content),
});
