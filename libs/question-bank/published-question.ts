import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { findPublished, findPublishedById, type PublishedQuestion } from './catalogue.store.js';

export type { PublishedQuestion };

/** What later features read of a published question, key included, in their transaction. @throws AppError resource.not-found */
export async function publishedQuestion(tx: Tx, by: { id: string } | { slug: string }): Promise<PublishedQuestion> {
  const question = await ('id' in by ? findPublishedById(tx, by.id) : findPublished(tx, by.slug));
  if (!question) throw new AppError('resource.not-found');
  return question;
}
