import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../api.js';

export type Notice = Schemas['NoticePage']['items'][number];

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam }) =>
    dataOf(api.GET('/api/v1/me/notices', { params: { query: given({ limit: 25, cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const unreadQuery = queryOptions({
  queryKey: ['unread-notices'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/me/notices', { params: { query: { limit: 1 } } }))).unread,
  staleTime: 60_000,
});
