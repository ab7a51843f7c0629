import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@app/database/tx.js';
import { peopleNames } from '@app/identity/people-names.js';
import { facets, type AuthoringFilter, type Facet } from '../domain/bank-filter.js';
import { bankSearch } from './bank-search.store.js';
import { countLabels, without, type Counted, type LabelCount } from './facet-counts.store.js';

export interface FacetValue {
  value: string;
  count: number;
  /** Of a person. */
  name?: string;
}

export interface FacetCounts {
  total: number;
  /** What was too much to count, and is told as a sample says. */
  estimated: ('total' | Facet)[];
  /** The most frequent first; of a facet that is chosen from, as if nothing were chosen of it. */
  facets: Record<Facet, FacetValue[]>;
}

const mostValues = 100;

/** How many questions a filter finds, and how many it would with each value of each facet. */
@Injectable()
export class CountFacets {
  constructor(private readonly transactions: Transactions) {}

  async run(filter: AuthoringFilter): Promise<FacetCounts> {
    return this.transactions.run(async (tx) => {
      const search = await bankSearch(tx, filter);
      const all = await countLabels(tx, search);
      const byFacet = new Map(facets.map((facet) => [facet, all]));
      for (const facet of search.chosen.keys()) {
        byFacet.set(facet, await countLabels(tx, without(search, facet), [facet]));
      }
      const names = await namesIn(tx, [...byFacet.values()]);
      return {
        total: all.total,
        estimated: [
          ...(all.isEstimate ? (['total'] as const) : []),
          ...facets.filter((facet) => byFacet.get(facet)!.isEstimate),
        ],
        facets: Object.fromEntries(
          [...byFacet].map(([facet, { labels }]) => [facet, valuesOf(facet, labels, names)]),
        ) as FacetCounts['facets'],
      };
    });
  }
}

async function namesIn(tx: Tx, counts: readonly Counted[]): Promise<ReadonlyMap<string, string>> {
  const people = counts.flatMap(({ labels }) =>
    labels.filter(({ facet }) => facet === 'owner' || facet === 'author').map(({ value }) => value),
  );
  return peopleNames(tx, [...new Set(people)]);
}

const valuesOf = (facet: Facet, labels: readonly LabelCount[], names: ReadonlyMap<string, string>): FacetValue[] =>
  labels
    .filter((label) => label.facet === facet)
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues)
    .map(({ value, count }) => ({ value, count, ...(names.has(value) && { name: names.get(value)! }) }));
