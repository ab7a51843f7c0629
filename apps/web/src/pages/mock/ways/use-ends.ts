import { useEffect, useRef, useState } from 'react';
import { itemLeftMs, openItemOf, sectionLeftMs, sectionOf, totalLeftMs } from '../clocks/readings.js';
import type { TimedMock } from '../mock-query.js';
import { awaitsFeedback } from './moves.js';
import type { Moves } from './use-moves.js';
import type { SittingHandle } from '../use-sitting.js';

/** How long the last answers to an item are waited for once its time is over. */
const settleMs = 3_000;
/** A timer must not fire a moment before the clock shows zero. */
const marginMs = 20;

/**
 * When what the server said last was read, if a hard clock is used up by it: each new reading is looked at anew.
 * Undefined while there is time left, or no such clock.
 */
function useOver(mock: TimedMock, leftOf: (mock: TimedMock) => number | null): number | undefined {
  const [over, setOver] = useState<number>();
  const latest = useRef(leftOf);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const left = latest.current(mock);
      setOver(left !== null && left <= 0 ? mock.readAt : undefined);
      if (left !== null && left > 0) timer = setTimeout(look, left + marginMs);
    };
    look();
    return () => clearTimeout(timer);
  }, [mock]);
  return over;
}

const hardLeftMs = (mock: TimedMock) =>
  mock.clock.mode === 'hard' && mock.state === 'running' ? totalLeftMs(mock) : null;

/** How often the server is asked whether it has ended the sitting: it waits for what is still on its way. */
const askAgainMs = 1_000;

/**
 * At zero: the last answers leave, and the server's word is waited for. It ends the sitting, which leads to the debrief;
 * where time was given meanwhile, the sitting goes on.
 */
export function useTimeUp(mock: TimedMock, { keeper, cache }: SittingHandle): boolean {
  const over = useOver(mock, hardLeftMs);
  useEffect(() => {
    if (over === undefined) return undefined;
    keeper.flush();
    const timer = setTimeout(() => void cache.refresh(), askAgainMs);
    return () => clearTimeout(timer);
  }, [over, keeper, cache]);
  return over !== undefined;
}

function openLeftMs(mock: TimedMock): number | null {
  const open = openItemOf(mock);
  if (!mock.tracked || mock.state !== 'running' || open?.state !== 'open') return null;
  const section = sectionOf(mock, open);
  const lefts = [itemLeftMs(mock, open), section ? sectionLeftMs(mock, section) : null];
  const hard = lefts.filter((left) => left !== null);
  return hard.length > 0 ? Math.min(...hard) : null;
}

/**
 * When the time for the open item, or for its section, is over: the last answer leaves, and the server says what is
 * closed now. Where something is told after each item, it is finished, so that it is told of this one, too.
 */
export function useItemEnd(mock: TimedMock, { keeper, cache }: SittingHandle, moves: Moves): boolean {
  const over = useOver(mock, openLeftMs);
  const ending = useRef(false);
  const open = openItemOf(mock);
  // It can have closed while nobody looked. Finishing what was finished changes nothing.
  const position = open && mock.tracked && awaitsFeedback(mock, open) ? open.position : undefined;
  const finish = useRef(moves.finish);
  useEffect(() => {
    finish.current = moves.finish;
  });
  useEffect(() => {
    if (over === undefined || ending.current) return;
    ending.current = true;
    void keeper.settle(settleMs).then(async () => {
      await cache.refresh();
      ending.current = false;
    });
  }, [over, keeper, cache]);
  useEffect(() => {
    if (position !== undefined) finish.current(position);
  }, [position]);
  return over !== undefined;
}
