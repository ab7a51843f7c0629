import { useEffect, useState } from 'react';

/** A server's statement of the time left, tied to this page's monotonic clock (never to its wall clock). */
export interface ServerClock {
  remainingMs: number;
  /** `performance.now()` at which `remainingMs` held. */
  measuredAt: number;
}

/** Ties a reply to the middle of its round trip. */
export const midway = (askedAt: number): number => (askedAt + performance.now()) / 2;

export const remainingOf = (clock: ServerClock): number => clock.remainingMs - (performance.now() - clock.measuredAt);

/** Renders again four times a second, for what a clock says. */
export function useTicking(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(timer);
  }, []);
}
