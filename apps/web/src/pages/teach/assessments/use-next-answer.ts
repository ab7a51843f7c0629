import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { api, dataOf } from '../../../api.js';
import { queryClient } from '../../../query-client.js';
import { assessmentsKey } from './assessment-queries.js';

export interface AnswerPlace {
  sessionId: string;
  position: number;
}

/**
 * Opens the answer that has waited longest, or the one after `skipped`; the queue where there is none. Asks the server
 * each time: somebody else may have been faster.
 */
export function useNextAnswer(): (skipped?: AnswerPlace) => Promise<void> {
  const navigate = useNavigate();
  return async (skipped) => {
    const query = { limit: 100 };
    const { items } = await dataOf(api.GET('/api/v1/admin/assessments', { params: { query } }));
    void queryClient.invalidateQueries({ queryKey: assessmentsKey, refetchType: 'active' });
    const isSkipped = (item: AnswerPlace) =>
      item.sessionId === skipped?.sessionId && item.position === skipped.position;
    const here = items.findIndex(isSkipped);
    const next = items[here + 1] ?? items.find((item) => !isSkipped(item));
    if (next) {
      const { sessionId, position } = next;
      await navigate({
        to: '/teach/assessments/$sessionId/$position',
        params: { sessionId, position: String(position) },
      });
    } else {
      notifications.show({ message: skipped ? 'No other answer waits for you.' : 'All answers are assessed.' });
      if (!skipped) await navigate({ to: '/teach/assessments' });
    }
  };
}
