import { isUnderWay } from '@app/interchange/domain/file-import.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../api.js';

export type CardImport = Schemas['Import'];
export type ImportItem = Schemas['ImportItems']['items'][number];
export type ItemVerdict = ImportItem['verdict'];

/** An event tells of each change; this is for where none comes through. */
const pollMs = 2_000;

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/reviews/imports'))).items,
  refetchInterval: ({ state }) => (state.data?.some((one) => isUnderWay(one.state)) ? pollMs : false),
});

export const itemsQuery = (id: string, verdict: ItemVerdict | undefined) =>
  infiniteQueryOptions({
    queryKey: ['import-items', id, verdict ?? ''],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/reviews/imports/{id}/items', {
          params: { path: { id }, query: given({ verdict, limit: 20, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
