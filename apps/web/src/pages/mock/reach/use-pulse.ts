import { useCallback, useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../../api.js';
import { useWake } from '../../../ui/wake.js';
import type { AnswerKeeper } from '../answers/answer-keeper.js';
import type { MockCache, TimedMock } from '../mock-query.js';
import { Pulse } from './pulse.js';

export interface Reached {
  /** The server can't be reached at the moment. */
  away: boolean;
  /** Finds out at once. */
  ask: () => void;
}

/** How old a page's state may get: another tab may have moved on, which nobody announces. Milliseconds. */
const freshMs = { tracked: 10_000, other: 45_000 };

function isOutdated(known: TimedMock | undefined, { state, deadlineAt }: Schemas['Pulse']): boolean {
  if (!known || known.state !== state || known.deadlineAt !== deadlineAt) return true;
  return performance.now() - known.readAt > (known.tracked ? freshMs.tracked : freshMs.other);
}

/** Keeps the page and the server in touch while a sitting runs, and the page's state true after any silence. */
export function usePulse({ id }: TimedMock, cache: MockCache, keeper: AnswerKeeper): Reached {
  const [away, setAway] = useState(false);
  const current = useRef<Pulse>(undefined);
  useEffect(() => {
    const pulse = new Pulse({
      mockId: id,
      onAway: () => setAway(true),
      onHeard: (reply, askedAt, wasAway) => {
        setAway(false);
        const known = cache.read();
        cache.tie(reply, askedAt);
        if (wasAway) keeper.flush();
        if (wasAway || isOutdated(known, reply)) void cache.refresh();
      },
    });
    current.current = pulse;
    pulse.start();
    return () => pulse.stop();
  }, [id, cache, keeper]);
  useWake(() => {
    void cache.refresh();
    current.current?.ask();
  });
  const ask = useCallback(() => current.current?.ask(), []);
  return { away, ask };
}
