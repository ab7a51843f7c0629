import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../api.js';

export type Notice = Schemas['NoticePage']['items'][number];

/** Everything about notices; one that comes or is read makes all of it out of date. */
export const noticesKey = ['notices'];

export const noticesQuery = infiniteQueryOptions({
  queryKey: [...noticesKey, 'list'],
  queryFn: ({ pageParam }) =>
    dataOf(api.GET('/api/v1/me/notices', { params: { query: given({ limit: 25, cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const unreadQuery = queryOptions({
  queryKey: [...noticesKey, 'unread'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/me/notices', { params: { query: { limit: 1 } } }))).unread,
  staleTime: 60_000,
});
