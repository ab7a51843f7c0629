import type { Tx } from '@app/database/tx.js';
import type { AuthoringFilter } from '../domain/bank-filter.js';
import { anyImages, exportPage, type ExportedQuestion } from './exported-questions.store.js';

export type { AuthoringFilter, ExportedQuestion };

/** The next questions that fit a filter, by their slugs. */
export async function exportedQuestions(
  tx: Tx,
  filter: AuthoringFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<ExportedQuestion[]> {
  return exportPage(tx, filter, page);
}

/** Whether any question that fits a filter shows an image. */
export async function showsImages(tx: Tx, filter: AuthoringFilter): Promise<boolean> {
  return anyImages(tx, filter);
}
