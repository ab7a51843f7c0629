import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ApiProblem, dataOf, given } from './api.js';
import { queryClient } from './query-client.js';
import type { DueQueue, Me } from './shapes.js';

/** Who is signed in; `null` for a stranger. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await dataOf(api.GET('/api/v1/me'));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Another person, or nobody: nothing that the last one was shown may stay. */
export function becomePerson(me: Me | null): void {
  const { queryKey } = meQuery;
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] });
  queryClient.setQueryData(queryKey, me);
}

export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/topics'))).tracks,
  staleTime: 5 * 60_000,
});

export const mocksQuery = infiniteQueryOptions({
  queryKey: ['mocks'],
  queryFn: ({ pageParam }) =>
    dataOf(api.GET('/api/v1/quiz-sessions', { params: { query: given({ limit: 20, cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const fetchDue = async () => (await dataOf(api.GET('/api/v1/reviews/due'))) as DueQueue;
export const dueQuery = queryOptions({ queryKey: ['due'], queryFn: fetchDue });

export const progressQuery = queryOptions({
  queryKey: ['progress'],
  queryFn: () => dataOf(api.GET('/api/v1/progress')),
});

/** Gives a topic's title for its slug; the slug itself while the taxonomy is on its way. */
export function useTopicTitles(): (slug: string) => string {
  const { data } = useQuery(topicsQuery);
  const titles = new Map(data?.flatMap((track) => track.topics).map((topic) => [topic.slug, topic.title]));
  return (slug) => titles.get(slug) ?? slug;
}
