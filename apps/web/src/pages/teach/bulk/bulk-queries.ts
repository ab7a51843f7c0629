import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';

export type BulkAct = Schemas['BulkAct'];
export type BulkItem = Schemas['BulkItemPage']['items'][number];
export type BulkVerdict = BulkItem['verdict'];
export type ActInput = Schemas['PreviewBulkBody']['act'];

/** An event tells of each change; this is for where none comes through. */
const pollMs = 1_500;
export const bulkActsKey = ['bulk-acts'];

const isUnderWay = ({ state }: BulkAct) => state === 'applying' || state === 'undoing';

export const bulkActsQuery = queryOptions({
  queryKey: [...bulkActsKey, 'list'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/admin/bulk-acts'))).items,
});

export const bulkActQuery = (id: string) =>
  queryOptions({
    queryKey: [...bulkActsKey, 'one', id],
    queryFn: () => dataOf(api.GET('/api/v1/admin/bulk-acts/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? pollMs : false),
  });

export const bulkItemsQuery = (id: string, verdict: BulkVerdict) =>
  infiniteQueryOptions({
    queryKey: [...bulkActsKey, 'items', id, verdict],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/bulk-acts/{id}/items', {
          params: { path: { id }, query: given({ verdict, limit: 50, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Has a previewed act done, or a done one undone. */
export function useSettleBulk(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: 'apply' | 'undo') =>
      dataOf(api.POST('/api/v1/admin/bulk-acts/{id}/{act}', { params: { path: { id, act } } })),
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: ['bank'] });
      await client.invalidateQueries({ queryKey: bulkActsKey });
    },
  });
}
