import { draftPrefix } from '../../mock/draft-shelf.js';
import type { Draft } from './draft.js';

/** What was written and is not on the server yet. */
export interface KeptDraft {
  draft: Draft;
  /** What it was written over; none for a question that is new. */
  etag: string | null;
}

const keyOf = (place: string) => `${draftPrefix}editor.${place}`;

/** Keeps drafts of questions in the browser, by question, until the server has them. Signing out forgets them. */
export const keptDrafts = {
  put: (place: string, kept: KeptDraft) => quietly(() => localStorage.setItem(keyOf(place), JSON.stringify(kept))),
  take: (place: string): KeptDraft | undefined =>
    quietly(() => {
      const text = localStorage.getItem(keyOf(place));
      return text === null ? undefined : (JSON.parse(text) as KeptDraft);
    }),
  drop: (place: string) => quietly(() => localStorage.removeItem(keyOf(place))),
};

/** Without storage (private mode, full disk) they are in memory only. */
function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
