import { Group, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useReducer } from 'react';
import type { SaveState } from './use-autosave.js';

const words: Record<SaveState['phase'], string> = {
  saved: 'Saved',
  waiting: 'Not saved yet',
  saving: 'Saving…',
  kept: 'Kept in this browser, not saved yet',
  offline: 'No connection: kept in this browser, saved as soon as there is one',
  refused: 'Not saved',
  conflict: 'Not saved: there is a newer draft',
};

/** Whether the server has what was written. What ticks is not read aloud. */
export function DraftState({ state }: { state: SaveState }) {
  const ago = useAgo(state.phase === 'saved' ? state.at : undefined);
  return (
    <Group data-testid="draft-state" data-phase={state.phase}>
      <Text size="sm" c="dimmed" aria-hidden>
        {words[state.phase]}
        {ago}
      </Text>
      <VisuallyHidden role="status">{words[state.phase]}</VisuallyHidden>
    </Group>
  );
}

const tickMs = 1_000;

function useAgo(at: number | undefined): string {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    if (at === undefined) return;
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [at]);
  if (at === undefined) return '';
  const seconds = Math.max(0, Math.round((Date.now() - at) / 1_000));
  return seconds < 60 ? ` ${seconds} s ago` : ` ${Math.floor(seconds / 60)} min ago`;
}
