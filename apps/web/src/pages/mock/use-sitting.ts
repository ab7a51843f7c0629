import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, type Schemas } from '../../api.js';
import type { CandidateResponse } from '../../shapes.js';
import { AnswerKeeper, type Kept } from './answers/answer-keeper.js';
import { ItemTimes } from './answers/item-times.js';
import { sendAnswer } from './answers/send-answer.js';
import { totalLeftMs } from './clocks/readings.js';
import { useMockCache, type MockCache, type TimedMock } from './mock-query.js';
import { awaitsFeedback } from './ways/moves.js';
import { usePulse, type Reached } from './reach/use-pulse.js';

export interface SittingHandle {
  kept: Kept;
  keeper: AnswerKeeper;
  cache: MockCache;
  reached: Reached;
  timeOn: (position: number) => number;
  answer: (position: number, response: CandidateResponse) => void;
  setFlag: (position: number, flagged: boolean) => Promise<void>;
}

/** The live side of a sitting: answers on their way, time in sight, flags, the server's reach. `at`: the position shown. */
export function useSitting(mock: TimedMock, at: number | undefined): SittingHandle {
  const cache = useMockCache(mock.id);
  const [times] = useState(() => new ItemTimes(mock.items));
  const [keeper] = useState(() => newKeeper(mock, cache));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const reached = usePulse(mock, cache, keeper);
  useContact(kept, reached);

  const { state, items } = mock;
  useEffect(() => keeper.follow({ state, items }), [keeper, state, items]);
  useFlushing(keeper, times);
  useFeedback(mock, cache);
  useTimeReport(times, at, (position, timeSpentMs) => {
    // Once it has ended, nobody asks any more.
    const now = cache.read();
    if (now?.state === 'running' && totalLeftMs(now) !== 0) {
      markItem(mock.id, position, { timeSpentMs }).catch(() => undefined);
    }
  });

  return {
    kept,
    keeper,
    cache,
    reached,
    timeOn: (position) => times.read(position),
    answer: (position, response) => keeper.edit(position, response, times.read(position)),
    setFlag: (position, flagged) => setFlag(cache, mock.id, position, flagged),
  };
}

const newKeeper = (mock: TimedMock, cache: MockCache) =>
  new AnswerKeeper({
    mockId: mock.id,
    start: mock,
    save: async (position, draft, keepalive) => {
      const askedAt = performance.now();
      const receipt = await sendAnswer(mock.id, position, draft, keepalive);
      cache.tie(receipt, askedAt);
      return receipt;
    },
    onRefused: () => void cache.refresh(),
  });

/** An answer that can't be sent is a reason to doubt the connection; one that could be, to trust it again. */
function useContact({ save }: Kept, { away, ask }: Reached): void {
  const savedAt = save.kind === 'saved' ? save.at : undefined;
  const trouble = save.kind === 'retrying' ? save : undefined;
  useEffect(() => {
    if (trouble) ask();
  }, [trouble, ask]);
  useEffect(() => {
    if (away && savedAt !== undefined) ask();
  }, [away, savedAt, ask]);
}

/** Events usually come first. Milliseconds. */
const askForFeedbackMs = 2_000;

/** Asks for the feedback of what was finished until it is there. */
function useFeedback(mock: TimedMock, cache: MockCache): void {
  const waits = mock.items.some((item) => awaitsFeedback(mock, item));
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void cache.refresh(), askForFeedbackMs);
    return () => clearInterval(timer);
  }, [waits, cache]);
}

async function setFlag(cache: MockCache, id: string, position: number, flagged: boolean): Promise<void> {
  const mark = (value: boolean) =>
    cache.change((old) => ({
      ...old,
      items: old.items.map((item) => (item.position === position ? { ...item, flagged: value } : item)),
    }));
  mark(flagged);
  try {
    await markItem(id, position, { flagged });
  } catch (error) {
    mark(!flagged);
    throw error;
  }
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
