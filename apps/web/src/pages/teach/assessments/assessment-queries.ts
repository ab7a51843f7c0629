import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';

export type QueuedAnswer = Schemas['AssessmentPage']['items'][number];
export type Assessment = Schemas['Assessment'];
export type RequestState = QueuedAnswer['state'];

/** Everything about assessments; one of them assessed makes all of it out of date. */
export const assessmentsKey = ['assessments'];

/** The queue in one of its states; none: what the person may assess now. */
export const queueQuery = (state: RequestState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...assessmentsKey, 'queue', state ?? 'yours'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/assessments', { params: { query: given({ state, limit: 25, cursor: pageParam }) } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** How many answers wait for this person. */
export const waitingQuery = queryOptions({
  queryKey: [...assessmentsKey, 'waiting'],
  queryFn: async () =>
    (await dataOf(api.GET('/api/v1/admin/assessments', { params: { query: { limit: 1 } } }))).waiting,
  staleTime: 30_000,
  refetchInterval: 60_000,
});

export const assessmentQuery = (sessionId: string, position: number) =>
  queryOptions({
    queryKey: [...assessmentsKey, 'answer', sessionId, position],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/admin/assessments/{sessionId}/{position}', { params: { path: { sessionId, position } } }),
      ),
    // What is being assessed must not change under the form.
    staleTime: Infinity,
    gcTime: 0,
  });
