import type { ReportState } from '@app/item-statistics/domain/report.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';

export type Report = Schemas['ReportPage']['items'][number];

/** Everything about reports; one of them settled makes all of it out of date. */
export const reportsKey = ['reports'];

export interface ReportFilter {
  state?: ReportState;
  questionId?: string;
}

/** Without a state and a question: what is open. */
export const reportsQuery = (filter: ReportFilter) =>
  infiniteQueryOptions({
    queryKey: [...reportsKey, 'list', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/reports', {
          params: {
            query: given({
              ...(filter.questionId ? {} : { state: 'open' as const }),
              ...filter,
              limit: 25,
              cursor: pageParam,
            }),
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const openReportsQuery = queryOptions({
  queryKey: [...reportsKey, 'open'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/admin/reports', { params: { query: { limit: 1 } } }))).open,
  staleTime: 30_000,
});
