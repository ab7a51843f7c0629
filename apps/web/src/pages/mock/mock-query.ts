import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import type { Mock } from '../../shapes.js';
import { serverClock, type ServerClock } from '../../ui/countdown.js';

export type TimedMock = Mock & { clock: ServerClock };

/** A sitting as the server has it, with its clock tied to this page. Asked again each minute, and on coming back. */
export const mockQuery = (id: string) =>
  queryOptions({
    queryKey: ['mock', id],
    queryFn: async (): Promise<TimedMock> => {
      const askedAt = performance.now();
      const mock = (await dataOf(api.GET('/api/v1/quiz-sessions/{id}', { params: { path: { id } } }))) as Mock;
      return { ...mock, clock: serverClock(mock.remainingMs, askedAt) };
    },
    refetchInterval: 60_000,
    refetchOnWindowFocus: 'always' as const,
  });

export const useMock = (id: string) => useQuery(mockQuery(id));
