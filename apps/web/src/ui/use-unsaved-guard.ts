import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';

/** Asks before unsaved changes are left behind. What it returns lets the next navigation through. */
export function useUnsavedGuard(isChanged: boolean): () => void {
  const allowed = useRef(false);
  useBlocker({
    shouldBlockFn: () =>
      isChanged && !allowed.current && !window.confirm('Leave this page? What you have not saved is lost.'),
    enableBeforeUnload: () => isChanged && !allowed.current,
  });
  return () => {
    allowed.current = true;
  };
}
