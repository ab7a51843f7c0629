import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import {
  changesBetween,
  choicesOf,
  settingsChanged,
  type Choices,
  type StudySettings,
} from './study-settings-queries.js';

/** What became of the last act, and what it replaced. */
export interface SaveState {
  isPending: boolean;
  done?: { words: string; canUndo: boolean } | undefined;
}

/** `take` is given the choices as the server has them. */
export function useSaveSettings(saved: Choices, take: (choices: Choices) => void) {
  const [done, setDone] = useState<{ words: string; before?: Choices }>();
  const act = useMutation({
    mutationFn: ({ call }: { call: () => Promise<StudySettings>; words: string; before?: Choices }) => call(),
    onSuccess: (settings, { words, before }) => {
      settingsChanged(settings);
      take(choicesOf(settings));
      setDone({ words, ...(before && { before }) });
    },
    onError: () => setDone(undefined),
  });
  const patch = (body: Partial<Choices>) => dataOf(api.PATCH('/api/v1/me/study-settings', { body }));
  return {
    save: (changes: Partial<Choices>, { onError }: { onError: (error: unknown) => void }) =>
      act.mutate({ call: () => patch(changes), words: 'Saved.', before: saved }, { onError }),
    reset: () =>
      act.mutate({
        call: () => dataOf(api.DELETE('/api/v1/me/study-settings')),
        words: 'Back to the defaults.',
        before: saved,
      }),
    undo: () => {
      if (!done?.before) return;
      const { before } = done;
      act.mutate({ call: () => patch(changesBetween(saved, before)), words: 'Undone.' });
    },
    state: {
      isPending: act.isPending,
      done: done && { words: done.words, canUndo: done.before !== undefined },
    } satisfies SaveState,
    error: act.error,
  };
}
