import type { AlarmKind } from '@app/item-statistics/domain/alarms.js';
import type { TaskState } from '@app/item-statistics/domain/review-task.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given } from '../../../api.js';

/** Everything about review tasks; one of them settled makes all of it out of date. */
export const tasksKey = ['review-tasks'];

export interface TaskFilter {
  state?: TaskState;
  alarm?: AlarmKind;
}

export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey, 'list', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/review-tasks', {
          params: { query: given({ ...filter, limit: 25, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const openTasksQuery = queryOptions({
  queryKey: [...tasksKey, 'open'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/admin/review-tasks', { params: { query: { limit: 1 } } }))).open,
  staleTime: 30_000,
});
