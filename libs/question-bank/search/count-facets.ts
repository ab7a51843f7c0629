import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { peopleNames } from '@app/identity/people-names.js';
import { facets, type AuthoringFilter, type Facet } from '../domain/bank-filter.js';
import { bankSearch } from './bank-search.store.js';
import { countQuestions, facetCounts } from './facet-counts.store.js';

export interface FacetValue {
  value: string;
  count: number;
  /** Of a person. */
  name?: string;
}

export interface FacetCounts {
  total: number;
  /** The most frequent first. */
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
      const total = await countQuestions(tx, search);
      const counts = (await facetCounts(tx, search)).toSorted(
        (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
      );
      const people = counts.filter(({ facet }) => facet === 'owner' || facet === 'author');
      const names = await peopleNames(tx, [...new Set(people.map(({ value }) => value))]);
      const of = (facet: Facet): FacetValue[] =>
        counts
          .filter((one) => one.facet === facet)
          .slice(0, mostValues)
          .map(({ value, count }) => ({ value, count, ...(names.has(value) && { name: names.get(value)! }) }));
      return { total, facets: Object.fromEntries(facets.map((facet) => [facet, of(facet)])) as FacetCounts['facets'] };
    });
  }
}
