import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What each event makes out of date. */
const outdated: Record<string, string[]> = {
  'review.graded': ['due', 'progress'],
  'session.finished': ['mocks', 'mock'],
  'session.graded': ['mocks', 'mock', 'result'],
  'session.reviewed': ['due', 'progress', 'result'],
};

/**
 * Listens to the caller's events while the tab is in sight. A hidden tab lets go of its connection: browsers
 * share six per site among all tabs over HTTP/1.1.
 */
export function useServerEvents(signedIn: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    let source: EventSource | undefined;
    const follow = () => {
      source?.close();
      source = undefined;
      if (document.visibilityState !== 'visible') return;
      source = new EventSource('/api/v1/events');
      for (const [event, keys] of Object.entries(outdated)) {
        source.addEventListener(event, () =>
          keys.forEach((key) => void queryClient.invalidateQueries({ queryKey: [key] })),
        );
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      source?.close();
    };
  }, [signedIn, queryClient]);
}
