import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { ApiProblem, get } from './api.js';
import type { DueQueue, Me, MockSummary, Page, Progress, Track } from './shapes.js';

/** Who is signed in; `null` for a stranger. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await get<Me>('/me');
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  queryFn: async () => (await get<{ tracks: Track[] }>('/topics')).tracks,
  staleTime: 5 * 60_000,
});

export const mocksQuery = infiniteQueryOptions({
  queryKey: ['mocks'],
  queryFn: ({ pageParam }) => get<Page<MockSummary>>('/quiz-sessions', { limit: 20, cursor: pageParam }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const dueQuery = queryOptions({ queryKey: ['due'], queryFn: () => get<DueQueue>('/reviews/due') });

export const progressQuery = queryOptions({ queryKey: ['progress'], queryFn: () => get<Progress>('/progress') });

/** Gives a topic's title for its slug; the slug itself while the taxonomy is on its way. */
export function useTopicTitles(): (slug: string) => string {
  const { data } = useQuery(topicsQuery);
  const titles = new Map(data?.flatMap((track) => track.topics).map((topic) => [topic.slug, topic.title]));
  return (slug) => titles.get(slug) ?? slug;
}
