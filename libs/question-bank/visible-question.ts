import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { findVisible, type PublishedQuestion } from './catalogue.store.js';

/**
 * What later features read of a question that this person may be asked, key included, in their transaction: a
 * published one, or one of their own. @throws AppError resource.not-found, for somebody else's too
 */
export async function visibleQuestion(
  tx: Tx,
  personId: string,
  by: { id: string } | { slug: string },
): Promise<PublishedQuestion> {
  const question = await findVisible(tx, personId, by);
  if (!question) throw new AppError('resource.not-found');
  return question;
}
