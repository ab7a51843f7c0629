import type { Tx } from '@app/database/tx.js';
import type { AuthoringFilter } from '../domain/bank-filter.js';
import { exportPage, type ExportedQuestion } from './exported-questions.store.js';

export type { AuthoringFilter, ExportedQuestion };

/** The next questions that fit a filter, by their slugs. */
export async function exportedQuestions(
  tx: Tx,
  filter: AuthoringFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<ExportedQuestion[]> {
  return exportPage(tx, filter, page);
}
