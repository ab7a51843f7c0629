import type { Tx } from '@app/database/tx.js';
import { chosenLabels, type AuthoringFilter, type ChosenLabels, type Facet } from '../domain/bank-filter.js';
import { searchText, type SearchText } from './search-text.js';

/** What a filter finds, once its text is understood. */
export interface BankSearch extends SearchText {
  chosen: ChosenLabels;
}

export async function bankSearch(tx: Tx, filter: AuthoringFilter): Promise<BankSearch> {
  return { chosen: chosenLabels(filter), ...(await searchText(tx, filter.q)) };
}

/** Values of a statement, each under the placeholder that it gets here. */
export class Values {
  readonly all: unknown[] = [];

  add(value: unknown): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }
}

/** SQL: whether a row `s` of `question_search` is found; but for one facet, where that is to be counted. */
export function isFound({ chosen, query }: BankSearch, values: Values, but?: Facet): string {
  const conditions = [...chosen]
    .filter(([facet]) => facet !== but)
    .map(([, labels]) => `s.labels && ${values.add(labels)}::text[]`);
  if (query !== undefined) conditions.push(`s.document @@ ${values.add(query)}::tsquery`);
  return conditions.join(' and ') || 'true';
}
