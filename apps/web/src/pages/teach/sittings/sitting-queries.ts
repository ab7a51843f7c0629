import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';
import { midway, type ServerClock } from '../../../ui/countdown.js';
import type { SittingFilter } from './sitting-filter.js';

/** The time left, tied to this page's clock; null where there is no hard clock. */
type Timed = { left: ServerClock | null };
export type SittingRow = Schemas['SupervisedPage']['items'][number] & Timed;
export type SupervisedSitting = Schemas['SupervisedSitting'] & Timed;
export type ItemRow = SupervisedSitting['items'][number];

/** How often a page that is in sight asks again. */
const everyMs = 5_000;

function timed<T extends { remainingMs: number | null }>(row: T, askedAt: number): T & Timed {
  const { remainingMs } = row;
  return { ...row, left: remainingMs === null ? null : { remainingMs, measuredAt: midway(askedAt) } };
}

export const sittingsQuery = ({ state = 'live', ...filter }: SittingFilter) =>
  infiniteQueryOptions({
    queryKey: ['sittings', { state, ...filter }],
    queryFn: async ({ pageParam }) => {
      const askedAt = performance.now();
      const query = given({ ...filter, state: state === 'all' ? undefined : state, limit: 50, cursor: pageParam });
      const page = await dataOf(api.GET('/api/v1/admin/quiz-sessions', { params: { query } }));
      return { ...page, items: page.items.map((row) => timed(row, askedAt)) };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: everyMs,
  });

export const sittingQuery = (id: string) =>
  queryOptions({
    queryKey: ['sitting', id],
    queryFn: async (): Promise<SupervisedSitting> => {
      const askedAt = performance.now();
      return timed(await dataOf(api.GET('/api/v1/admin/quiz-sessions/{id}', { params: { path: { id } } })), askedAt);
    },
    refetchInterval: everyMs,
  });
