import type { AuthoringFilter } from '@app/question-bank/domain/bank-filter.js';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';
import type { Kind, Level, VersionState } from '../../../shapes.js';
import type { BankFilter } from './bank-filter.js';

export type BankFacets = Schemas['BankFacets'];

/** A value of an address that there is not is refused by the server, which says so. */
export const wire = (filter: BankFilter) =>
  filter as Omit<BankFilter, 'state' | 'level' | 'kind'> & {
    state?: VersionState[];
    level?: Level[];
    kind?: Kind[];
  } satisfies AuthoringFilter;

export const bankQuery = (filter: BankFilter) =>
  infiniteQueryOptions({
    queryKey: ['bank', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/questions', {
          params: { query: given({ ...wire(filter), limit: 25, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export function facetsQuery(listed: BankFilter) {
  const { sort: _, ...filter } = listed;
  return queryOptions({
    queryKey: ['bank', 'facets', filter],
    queryFn: () => dataOf(api.GET('/api/v1/admin/questions/facets', { params: { query: given(wire(filter)) } })),
    placeholderData: keepPreviousData,
  });
}
