import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, dataOf, type Schemas } from '../../api.js';
import type { Mock } from '../../shapes.js';
import { midway, type ServerClock } from '../../ui/countdown.js';

/** The sitting's own clock, and when the server read it. */
type Ticking = ServerClock & { serverNow: string };

/** A sitting as the server has it, tied to this page's clock. */
export type TimedMock = Mock & {
  /** Read anew with every answer. */
  ticking: Ticking;
  /** `performance.now()` at which all of it held. */
  readAt: number;
};

type Reading = Pick<Mock, 'remainingMs' | 'serverNow'>;

/** A reply that was longer on its way says less exactly when its clock was read, in milliseconds. */
const exactMs = 1_500;

const queryKeyOf = (id: string) => ['mock', id];

function timed(mock: Mock, askedAt: number): TimedMock {
  const readAt = midway(askedAt);
  return { ...mock, readAt, ticking: { ...pick(mock), measuredAt: readAt } };
}

const pick = ({ remainingMs, serverNow }: Reading) => ({ remainingMs, serverNow });

/** Of two states the one that the server had last; replies can overtake each other. */
const newer = (old: TimedMock | undefined, next: TimedMock): TimedMock =>
  old && old.serverNow > next.serverNow ? old : next;

async function fetchMock(id: string, client: QueryClient): Promise<TimedMock> {
  const ask = async () => {
    const askedAt = performance.now();
    const mock = (await dataOf(api.GET('/api/v1/quiz-sessions/{id}', { params: { path: { id } } }))) as Mock;
    return { mock: timed(mock, askedAt), tookMs: performance.now() - askedAt };
  };
  let { mock, tookMs } = await ask();
  if (tookMs > exactMs) ({ mock } = await ask());
  return newer(client.getQueryData<TimedMock>(queryKeyOf(id)), mock);
}

/** Asked again each minute, and on coming back. */
export const mockQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeyOf(id),
    queryFn: ({ client }) => fetchMock(id, client),
    refetchInterval: 60_000,
    refetchOnWindowFocus: 'always' as const,
  });

export const useMock = (id: string) => useQuery(mockQuery(id));

/** What else than asking for it changes the sitting that this page knows. */
export interface MockCache {
  read: () => TimedMock | undefined;
  change: (to: (old: TimedMock) => TimedMock) => void;
  /** Makes a call whose reply is the sitting, and takes it over. */
  act: (call: () => Promise<{ data?: Schemas['Sitting'] }>) => Promise<TimedMock>;
  /** Takes over a clock that came with another reply. */
  tie: (reading: Reading, askedAt: number) => void;
  /** Asks the server, once. */
  refresh: () => Promise<void>;
}

export function useMockCache(id: string): MockCache {
  const client = useQueryClient();
  return useMemo(() => mockCache(client, id), [client, id]);
}

function mockCache(client: QueryClient, id: string): MockCache {
  const queryKey = queryKeyOf(id);
  const change: MockCache['change'] = (to) => client.setQueryData<TimedMock>(queryKey, (old) => (old ? to(old) : old));
  return {
    read: () => client.getQueryData<TimedMock>(queryKey),
    change,
    act: async (call) => {
      await client.cancelQueries({ queryKey });
      const askedAt = performance.now();
      const mock = timed((await dataOf(call())) as Mock, askedAt);
      client.setQueryData<TimedMock>(queryKey, (old) => newer(old, mock));
      return mock;
    },
    tie: (reading, askedAt) => {
      if (performance.now() - askedAt > exactMs) return;
      const measuredAt = midway(askedAt);
      change((old) =>
        old.ticking.serverNow > reading.serverNow ? old : { ...old, ticking: { ...pick(reading), measuredAt } },
      );
    },
    refresh: () => client.invalidateQueries({ queryKey }, { cancelRefetch: false }),
  };
}
