import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import type { Debrief } from '../../shapes.js';

const waitMs = 5_000;

/** Asks until the debrief is there; each ask waits at the server. */
export const resultQuery = (id: string) =>
  queryOptions({
    queryKey: ['result', id],
    queryFn: async ({ signal }): Promise<Debrief> => {
      for (;;) {
        const params = { path: { id }, query: { waitMs } };
        const reply = await dataOf(api.GET('/api/v1/quiz-sessions/{id}/result', { params, signal }));
        if ('items' in reply) return reply as Debrief;
        if (signal.aborted) throw new DOMException('left the page', 'AbortError');
        // A server that answers at once all the same must not be asked in a tight loop.
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
  });
