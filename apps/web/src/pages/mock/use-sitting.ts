import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, dataOf, type Schemas } from '../../api.js';
import { onWire, type AnswerReceipt, type CandidateResponse } from '../../shapes.js';
import { remainingOf, serverClock } from '../../ui/countdown.js';
import { AnswerKeeper, type Kept } from './answer-keeper.js';
import { ItemTimes } from './item-times.js';
import { mockQuery, type TimedMock } from './mock-query.js';

export interface SittingHandle {
  kept: Kept;
  keeper: AnswerKeeper;
  answer: (response: CandidateResponse) => void;
  setFlag: (position: number, flagged: boolean) => Promise<void>;
}

/** The live side of a sitting: answers on their way, time in sight, flags. `at`: the position shown, if any. */
export function useSitting(mock: TimedMock, at: number | undefined): SittingHandle {
  const queryClient = useQueryClient();
  const { queryKey } = mockQuery(mock.id);
  const change = (to: (old: TimedMock) => TimedMock) =>
    queryClient.setQueryData<TimedMock>(queryKey, (old) => (old ? to(old) : old));
  const [times] = useState(() => new ItemTimes(mock.items));
  const [keeper] = useState(
    () =>
      new AnswerKeeper({
        mockId: mock.id,
        items: mock.items,
        save: async (position, draft, keepalive) =>
          (await dataOf(
            api.PUT('/api/v1/quiz-sessions/{id}/items/{position}/answer', {
              params: { path: { id: mock.id, position } },
              body: { ...draft, response: onWire(draft.response) },
              keepalive,
            }),
          )) as AnswerReceipt,
        onReceipt: ({ remainingMs }, askedAt) =>
          change((old) => ({ ...old, clock: serverClock(remainingMs, askedAt) })),
        onClosed: () => void queryClient.invalidateQueries({ queryKey }),
      }),
  );
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);

  useEffect(() => keeper.absorb(mock.items), [keeper, mock.items]);
  useFlushing(keeper, times);
  useTimeReport(times, at, (position, timeSpentMs) => {
    // Once it has ended, nobody asks any more.
    const now = queryClient.getQueryData<TimedMock>(queryKey);
    if (now?.state === 'running' && remainingOf(now.clock) > 0) {
      markItem(mock.id, position, { timeSpentMs }).catch(() => undefined);
    }
  });

  return {
    kept,
    keeper,
    answer: (response) => {
      if (at !== undefined) keeper.edit(at, response, times.read(at));
    },
    setFlag: async (position, flagged) => {
      const mark = (value: boolean) =>
        change((old) => ({
          ...old,
          items: old.items.map((item) => (item.position === position ? { ...item, flagged: value } : item)),
        }));
      mark(flagged);
      try {
        await markItem(mock.id, position, { flagged });
      } catch (error) {
        mark(!flagged);
        throw error;
      }
    },
  };
}

const markItem = (id: string, position: number, body: Schemas['MarkItemBody']) =>
  api.PATCH('/api/v1/quiz-sessions/{id}/items/{position}', {
    params: { path: { id, position } },
    body,
    keepalive: true,
  });

/** A page that is hidden may never come back, so everything leaves with it; a network that comes back is used at once. */
function useFlushing(keeper: AnswerKeeper, times: ItemTimes): void {
  useEffect(() => {
    const hide = () => {
      times.follow();
      if (document.visibilityState === 'hidden') keeper.flush(true);
    };
    const leave = () => keeper.flush(true);
    const online = () => keeper.flush();
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      keeper.dispose();
    };
  }, [keeper, times]);
}

/** Tells the server the time spent on an item when the person leaves it. Lost reports are made good by the next one. */
function useTimeReport(times: ItemTimes, at: number | undefined, report: (position: number, ms: number) => void): void {
  const latest = useRef(report);
  useEffect(() => {
    latest.current = report;
  });
  const reported = useRef(new Map<number, number>());
  useEffect(() => {
    times.look(at);
    const known = reported.current;
    return () => {
      if (at === undefined) return;
      const timeSpentMs = times.read(at);
      if (timeSpentMs - (known.get(at) ?? 0) < 1000) return;
      known.set(at, timeSpentMs);
      latest.current(at, timeSpentMs);
    };
  }, [times, at]);
}
