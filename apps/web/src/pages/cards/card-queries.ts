import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../api.js';
import type { CardFilter } from './card-filter.js';

export type CardDetails = Schemas['Card'];
export type CardOfList = Schemas['CardPage']['items'][number];
export type CardEvent = Schemas['CardHistory']['items'][number];

/** What the queries about cards begin with: after an act on one, all of them are out of date. */
export const cardKeys = ['card', 'card-history', 'cards', 'due', 'progress'];

export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ['card', id],
    queryFn: () => dataOf(api.GET('/api/v1/cards/{id}', { params: { path: { id } } })),
  });

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['card-history', id],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/cards/{id}/history', {
          params: { path: { id }, query: given({ limit: 25, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const cardsQuery = ({ show, ...filter }: CardFilter) =>
  infiniteQueryOptions({
    queryKey: ['cards', filter, show],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/cards', {
          params: {
            query: given({
              ...filter,
              limit: 50,
              cursor: pageParam,
              ...(show === 'suspended' && { suspended: 'true' as const }),
              ...(show === 'active' && { suspended: 'false' as const }),
              ...(show === 'leeches' && { leech: 'true' as const }),
            }),
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The newest answer with its right answer and explanation. */
export const answerQuery = (id: string) =>
  queryOptions({
    queryKey: ['review', id],
    queryFn: () => dataOf(api.GET('/api/v1/reviews/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });
