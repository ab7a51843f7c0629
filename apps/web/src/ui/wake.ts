import { useEffect, useRef } from 'react';

const tickMs = 1_000;
/** A timer that comes later than this has slept: pages in sight are never held up so long. */
export const asleepFromMs = 5_000;
/** Wall clock and monotonic clock drift apart by less than this, unless one of them stood still or was set. */
const jumpMs = 2_000;

/**
 * Calls back when the time between may not have passed as this page thinks: after sleep, a frozen tab, a clock that was
 * set, or a page that came back from the browser's history. Some systems stop the monotonic clock while they sleep.
 */
export function useWake(onWake: () => void): void {
  const latest = useRef(onWake);
  useEffect(() => {
    latest.current = onWake;
  });
  useEffect(() => {
    const wake = () => latest.current();
    let last = { steady: performance.now(), wall: Date.now() };
    const timer = setInterval(() => {
      const now = { steady: performance.now(), wall: Date.now() };
      const passed = now.steady - last.steady;
      const isJump = Math.abs(now.wall - last.wall - passed) > jumpMs;
      last = now;
      if (isJump || passed > asleepFromMs) wake();
    }, tickMs);
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) wake();
    };
    window.addEventListener('pageshow', shown);
    document.addEventListener('resume', wake);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pageshow', shown);
      document.removeEventListener('resume', wake);
    };
  }, []);
}
