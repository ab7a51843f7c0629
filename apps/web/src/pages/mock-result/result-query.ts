import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import type { Debrief } from '../../shapes.js';

const waitMs = 5_000;

/** A sitting that has no debrief, because it goes on: it has not ended, or was reopened. */
export interface Ongoing {
  id: string;
  state: 'running' | 'paused';
}

/** Asks until the debrief is there; each ask but the first waits at the server. A sitting that goes on has none. */
export const resultQuery = (id: string) =>
  queryOptions({
    queryKey: ['result', id],
    queryFn: async ({ signal }): Promise<Debrief | Ongoing> => {
      for (let wait = 0; ; wait = waitMs) {
        const params = { path: { id }, query: { waitMs: wait } };
        const reply = await dataOf(api.GET('/api/v1/quiz-sessions/{id}/result', { params, signal }));
        if ('items' in reply) return reply as Debrief;
        if (reply.state === 'running' || reply.state === 'paused') return { id, state: reply.state };
        if (signal.aborted) throw new DOMException('left the page', 'AbortError');
        // A server that answers at once all the same must not be asked in a tight loop.
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
  });
