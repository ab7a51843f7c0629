import { bankSorts, facets, type BankSort, type Facet } from '@app/question-bank/domain/bank-filter.js';

/** What the bank is narrowed by; it lives in the address. */
export type BankFilter = Partial<Record<Facet, string[]>> & { q?: string; sort?: BankSort };

const mostChosen = 50;

/** Reads it from an address, which people write, too: one value stands for a list of one. */
export function bankFilter(search: Record<string, unknown>): BankFilter {
  const filter: BankFilter = {};
  for (const facet of facets) {
    const values = [search[facet]].flat().filter((value) => typeof value === 'string' || typeof value === 'number');
    if (values.length > 0) filter[facet] = values.slice(0, mostChosen).map(String);
  }
  if ((typeof search['q'] === 'string' || typeof search['q'] === 'number') && search['q'] !== '') {
    filter.q = String(search['q']).slice(0, 200);
  }
  const sort = bankSorts.find((known) => known === search['sort']);
  return { ...filter, ...(sort && { sort }) };
}

/** The filter with another choice of one facet. */
export function choose(filter: BankFilter, facet: Facet, values: readonly string[]): BankFilter {
  const { [facet]: _, ...others } = filter;
  return values.length > 0 ? { ...others, [facet]: [...values] } : others;
}

/** The values that are chosen, one by one. */
export const chosenOf = (filter: BankFilter): { facet: Facet; value: string }[] =>
  facets.flatMap((facet) => (filter[facet] ?? []).map((value) => ({ facet, value })));
