import type { Tx } from '@app/database/tx.js';
import { checklistOf, type CheckedItem } from '../domain/checklist.js';
import type { QuestionRow, QuestionVersionRow } from '../questions.rows.js';
import { ticksOf } from './checks.store.js';
import { countOpenComments } from './comments.store.js';

/** The checklist of a version as it stands. Ticks of an earlier content don't count. */
export async function checklistOfVersion(
  tx: Tx,
  { question, version }: { question: QuestionRow; version: QuestionVersionRow },
  policy: { twoPersonReview: boolean },
): Promise<CheckedItem[]> {
  const ticks = await ticksOf(tx, version.id, version.contentHash);
  const openComments = await countOpenComments(tx, version.id);
  const { content, authorId } = version;
  return checklistOf({ content, authorId, licence: question.licence, openComments, ticks }, policy);
}
