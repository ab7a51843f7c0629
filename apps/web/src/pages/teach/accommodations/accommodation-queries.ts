import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';

export type Granted = Schemas['GrantedAccommodation'];

export const accommodationsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accommodations', q ?? ''],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/accommodations', { params: { query: given({ q, limit: 50, cursor: pageParam }) } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The first few whom a search finds. */
export const candidatesQuery = (q: string) =>
  queryOptions({
    queryKey: ['candidates', q],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/admin/candidates', { params: { query: given({ q, limit: 20 }) } }))).items,
    placeholderData: keepPreviousData,
  });
