import { isUnderWay } from '@app/interchange/domain/file-import.js';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';

export type QuestionImport = Schemas['QuestionImport'];
export type Mapping = NonNullable<QuestionImport['mapping']>;
export type ImportRecord = Schemas['RecordPage']['items'][number];
export type RecordVerdict = ImportRecord['verdict'];

/** An event tells of each change; this is for where none comes through. */
const pollMs = 2_000;
export const importsKey = 'question-imports';

export const questionImportsQuery = queryOptions({
  queryKey: [importsKey, 'list'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/admin/imports'))).items,
  refetchInterval: ({ state }) => (state.data?.some((one) => isUnderWay(one.state)) ? pollMs : false),
});

export const recordsQuery = (id: string, verdict: RecordVerdict | undefined) =>
  infiniteQueryOptions({
    queryKey: [importsKey, 'records', id, verdict ?? ''],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/imports/{id}/records', {
          params: { path: { id }, query: given({ verdict, limit: 20, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Has an import applied, or undone. */
export function useSettleQuestions(id: string, act: 'apply' | 'undo') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const params = { params: { path: { id } } };
      return act === 'apply'
        ? dataOf(api.POST('/api/v1/admin/imports/{id}/apply', params))
        : dataOf(api.POST('/api/v1/admin/imports/{id}/undo', params));
    },
    onSettled: () => client.invalidateQueries({ queryKey: [importsKey] }),
  });
}

/** Saves how the file's words are taken. */
export function useMapping(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Mapping) => dataOf(api.PATCH('/api/v1/admin/imports/{id}', { params: { path: { id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: [importsKey] }),
  });
}
