import type { Tx } from '@app/database/tx.js';
import type { AuthoringFilter } from '../authoring.store.js';
import type { Content } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import { exportPage } from './exported-questions.store.js';

export type { AuthoringFilter };

/** A question as its newest version stands. */
export interface ExportedQuestion {
  slug: string;
  level: Level;
  topics: string[];
  content: Content;
}

/** The next questions that fit a filter, by their slugs. */
export async function exportedQuestions(
  tx: Tx,
  filter: AuthoringFilter,
  page: { limit: number; afterSlug: string | undefined },
): Promise<ExportedQuestion[]> {
  return exportPage(tx, filter, page);
}
