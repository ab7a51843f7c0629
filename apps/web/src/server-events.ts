import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What each event makes out of date. */
const outdated: Record<string, string[]> = {
  'review.graded': ['due', 'progress', 'card', 'card-history', 'cards'],
  'session.paused': ['mocks', 'mock'],
  'session.resumed': ['mocks', 'mock'],
  'session.extended': ['mocks', 'mock'],
  'session.credited': ['mocks', 'mock'],
  'session.reopened': ['mocks', 'mock', 'result'],
  'session.finished': ['mocks', 'mock', 'result'],
  'session.graded': ['mocks', 'mock', 'result'],
  'session.reviewed': ['due', 'progress', 'result', 'card', 'card-history', 'cards'],
  'session.assessed': ['mocks', 'progress', 'result'],
  'item.graded': ['mock'],
  'import.changed': ['imports', 'question-imports'],
  'bulk.changed': ['bulk-acts'],
  'fit.progress': ['memory'],
  'fit.finished': ['memory', 'due'],
  'notice.given': ['notices', 'unread-notices'],
  'notice.read': ['unread-notices'],
};
const everything = [...new Set(Object.values(outdated).flat())];

/** Waits between tries where the browser has given the connection up, in milliseconds. */
const retryMs = { first: 1_000, longest: 30_000 };

/**
 * Listens to the caller's events while the tab is in sight. A hidden tab lets go of its connection: browsers
 * share six per site among all tabs over HTTP/1.1. What may have been missed meanwhile is asked for once.
 */
export function useServerEvents(signedIn: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => (signedIn ? listen(queryClient) : undefined), [signedIn, queryClient]);
}

function listen(queryClient: QueryClient): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let missed = false;
  const renew = (keys: readonly string[], cancelRefetch: boolean) =>
    keys.forEach((key) => void queryClient.invalidateQueries({ queryKey: [key] }, { cancelRefetch }));
  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const open = () => {
    missed ||= source !== undefined;
    close();
    source = new EventSource('/api/v1/events');
    source.addEventListener('open', () => {
      failures = 0;
      if (missed) renew(everything, false);
      missed = false;
    });
    source.addEventListener('error', () => {
      missed = true;
      // The browser tries again by itself after a lost connection, but not after a refusal.
      if (source?.readyState !== EventSource.CLOSED) return;
      const waitMs = Math.min(retryMs.longest, retryMs.first * 2 ** failures);
      failures += 1;
      clearTimeout(retry);
      retry = setTimeout(open, waitMs);
    });
    // What was asked before the event happened must be asked again.
    for (const [event, keys] of Object.entries(outdated)) source.addEventListener(event, () => renew(keys, true));
  };
  const follow = () => {
    if (document.visibilityState === 'visible') open();
    else {
      missed = true;
      close();
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('online', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    window.removeEventListener('online', follow);
    close();
  };
}
