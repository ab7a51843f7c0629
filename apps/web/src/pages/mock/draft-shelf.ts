import type { CandidateResponse } from '../../shapes.js';

/** What was typed and not yet acknowledged by the server. */
export interface Draft {
  response: CandidateResponse;
  revision: number;
  timeSpentMs: number;
}

export const draftPrefix = 'rehearse.draft.';
const placeOf = (mockId: string) => `${draftPrefix}${mockId}.`;
const keyOf = (mockId: string, position: number) => placeOf(mockId) + position;

/** Keeps drafts through a reload. A browser without storage (private mode, full disk) keeps them in memory only. */
export const draftShelf = {
  put(mockId: string, position: number, draft: Draft): void {
    quietly(() => localStorage.setItem(keyOf(mockId, position), JSON.stringify(draft)));
  },
  take(mockId: string, position: number): Draft | undefined {
    return quietly(() => {
      const text = localStorage.getItem(keyOf(mockId, position));
      return text === null ? undefined : (JSON.parse(text) as Draft);
    });
  },
  drop(mockId: string, position: number): void {
    quietly(() => localStorage.removeItem(keyOf(mockId, position)));
  },
  /** The positions of all drafts of a sitting. */
  positions(mockId: string): number[] {
    const place = placeOf(mockId);
    const keys = quietly(() => Object.keys(localStorage)) ?? [];
    return keys.filter((key) => key.startsWith(place)).map((key) => Number(key.slice(place.length)));
  },
};

/** On signing out: nothing of a person stays in a shared browser. */
export function forgetDrafts(): void {
  quietly(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key);
  });
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
