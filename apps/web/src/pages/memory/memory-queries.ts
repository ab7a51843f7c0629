import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, given, type Schemas } from '../../api.js';

export type Fit = Schemas['Fit'];
export type Health = Schemas['MemoryHealth'];
export type Parameters = Schemas['ParametersInForce'];

export const healthQuery = queryOptions({
  queryKey: ['memory', 'health'],
  queryFn: () => dataOf(api.GET('/api/v1/me/memory-health')),
});

export const fitsQuery = infiniteQueryOptions({
  queryKey: ['memory', 'fits'],
  queryFn: ({ pageParam }) =>
    dataOf(api.GET('/api/v1/me/fits', { params: { query: given({ limit: 10, cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const isUnderWay = ({ state }: Fit) => state === 'queued' || state === 'running';
