import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../../api.js';

export type Comment = Schemas['CommentList']['items'][number];
export type CheckedItem = Schemas['Checklist']['items'][number];
export type TickedItem = Exclude<CheckedItem['item'], 'thread'>;
export type WaitingVersion = Schemas['ReviewQueue']['items'][number];
export type WaitingFor = 'me' | 'others';

/** One version of a question. */
export interface Place {
  id: string;
  number: number;
}

/** Everything about reviews; a comment, a tick or a verdict makes all of it out of date. */
export const reviewsKey = ['version-reviews'];

export const commentsQuery = ({ id, number }: Place) =>
  queryOptions({
    queryKey: [...reviewsKey, 'comments', id, number],
    queryFn: async () =>
      (
        await dataOf(
          api.GET('/api/v1/admin/questions/{id}/versions/{number}/comments', { params: { path: { id, number } } }),
        )
      ).items,
  });

export const checklistQuery = ({ id, number }: Place) =>
  queryOptions({
    queryKey: [...reviewsKey, 'checklist', id, number],
    queryFn: async () =>
      (
        await dataOf(
          api.GET('/api/v1/admin/questions/{id}/versions/{number}/checklist', { params: { path: { id, number } } }),
        )
      ).items,
  });

export const reviewQueueQuery = (waitingFor: WaitingFor) =>
  infiniteQueryOptions({
    queryKey: [...reviewsKey, 'queue', waitingFor],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/review-queue', {
          params: { query: given({ waitingFor, limit: 25, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** How many versions wait for this person. */
export const waitingVersionsQuery = queryOptions({
  queryKey: [...reviewsKey, 'waiting'],
  queryFn: async () =>
    (await dataOf(api.GET('/api/v1/admin/review-queue', { params: { query: { limit: 1 } } }))).waitingForMe,
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** What changes something of a review: all that is shown of reviews is asked for again. */
export function useReviewAct<T = void>(act: (input: T) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => onDone?.(),
    onSettled: () => client.invalidateQueries({ queryKey: reviewsKey }),
  });
}
