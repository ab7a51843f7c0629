import { useEffect, useState } from 'react';

/** A server's statement of the time left, tied to this page's monotonic clock (never to its wall clock). */
export interface ServerClock {
  remainingMs: number;
  /** `performance.now()` at which `remainingMs` held. */
  measuredAt: number;
}

/** Ties a reply to the middle of its round trip. */
export function serverClock(remainingMs: number, askedAt: number): ServerClock {
  return { remainingMs, measuredAt: (askedAt + performance.now()) / 2 };
}

export const remainingOf = (clock: ServerClock): number => clock.remainingMs - (performance.now() - clock.measuredAt);

/** Milliseconds left, brought up to date twice a second. */
export function useRemaining(clock: ServerClock | undefined): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);
  return clock ? remainingOf(clock) : 0;
}
