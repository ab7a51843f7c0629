import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiProblem, Unreachable } from '../../../api.js';
import type { MockItem } from '../../../shapes.js';
import { wordsFor } from '../../../words.js';
import type { MockCache, TimedMock } from '../mock-query.js';
import { leavesForGood, nextPlace, nextToOpen, type Place } from './moves.js';
import type { SittingHandle } from '../use-sitting.js';

export interface Moves {
  /** Turns there; where that closes something for good, after asking. */
  go: (to: Place) => void;
  next: () => void;
  previous: () => void;
  /** On, once the time for what is open is over. */
  goOn: () => void;
  /** Ends an item before the sitting ends. */
  finish: (position: number) => void;
  /** Waits for the word of the candidate; null: nothing to ask. */
  asking: Place | null;
  answerAsked: (go: boolean, askAgain: boolean) => void;
  /** Another item is being opened, or this one finished. */
  busy: boolean;
}

/** How long opening another item waits for answers that are still on their way. */
const settleMs = 3_000;

/** The ways through a sitting. Where the server must know which item is open, it is told before anything is shown. */
export function useMoves(mock: TimedMock, item: MockItem | undefined, sitting: SittingHandle): Moves {
  const { keeper, cache } = sitting;
  const turn = useTurn(mock.id);
  const [asking, setAsking] = useState<Place | null>(null);
  const { once, busy } = useOnce(cache);

  const open = (position: number) =>
    once(async () => {
      await keeper.settle(settleMs);
      const path = { id: mock.id, position };
      await cache.act(() => api.POST('/api/v1/quiz-sessions/{id}/items/{position}/open', { params: { path } }));
      turn(position);
    });
  const move = (to: Place) => {
    const target = mock.items.find(({ position }) => position === to);
    if (mock.tracked && target?.state === 'unopened') void open(target.position);
    else turn(to);
  };

  useFirst(mock, () => move(nextToOpen(mock, undefined)));
  return {
    go: (to) => {
      if (leavesForGood(mock, to) && isAsked(mock.id)) setAsking(to);
      else move(to);
    },
    next() {
      this.go(nextPlace(mock, item));
    },
    previous: () => {
      const here = item ? mock.items.indexOf(item) : mock.items.length;
      const before = mock.items[here - 1];
      if (before && mock.navigation === 'free') move(before.position);
    },
    goOn: () => move(nextToOpen(mock, item)),
    finish: (position) =>
      void once(async () => {
        await keeper.settle(settleMs);
        const path = { id: mock.id, position };
        await cache.act(() => api.POST('/api/v1/quiz-sessions/{id}/items/{position}/finish', { params: { path } }));
      }),
    asking,
    answerAsked: (isGo, askAgain) => {
      setAsking(null);
      if (!askAgain) dontAsk(mock.id);
      if (isGo && asking !== null) move(asking);
    },
    busy,
  };
}

/** One call at a time: a second click on the way is none. What went wrong is told. */
function useOnce(cache: MockCache) {
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const once = async (what: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await what();
    } catch (error) {
      tell(error);
      if (error instanceof ApiProblem) await cache.refresh();
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  return { once, busy };
}

/** A sitting that has just begun has nothing open yet. */
function useFirst({ tracked, state, openPosition }: TimedMock, open: () => void): void {
  const opening = useRef(false);
  const isNeeded = tracked && state === 'running' && openPosition === null;
  useEffect(() => {
    if (!isNeeded || opening.current) return;
    opening.current = true;
    open();
  });
}

/** Turns the page; the place is in the address, so that a reload comes back to it. */
function useTurn(mockId: string) {
  const navigate = useNavigate();
  return useCallback(
    (at: Place) =>
      void navigate({ to: '/mocks/$mockId', params: { mockId }, search: { at }, replace: true, resetScroll: true }),
    [navigate, mockId],
  );
}

function tell(error: unknown): void {
  const message =
    error instanceof Unreachable
      ? 'The next question comes from the server, which can’t be reached. Stay on this one, and try again.'
      : wordsFor(error);
  notifications.show({ color: 'red', title: 'That did not work', message });
}

const keyOf = (mockId: string) => `rehearse.leave.${mockId}`;

function isAsked(mockId: string): boolean {
  try {
    return sessionStorage.getItem(keyOf(mockId)) === null;
  } catch {
    return true;
  }
}

function dontAsk(mockId: string): void {
  try {
    sessionStorage.setItem(keyOf(mockId), 'no');
  } catch {
    // Without storage it is asked again.
  }
}
