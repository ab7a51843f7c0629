import { draftPrefix } from '../../pages/mock/draft-shelf.js';

/** What somebody has written for one question and not handed in. */
export interface ProgramDraft {
  /** The language that the editor showed. */
  language?: string;
  /** By language. */
  texts: Record<string, string>;
  /** Own cases: the JSON text of each parameter. */
  cases?: string[][];
}

const prefix = `${draftPrefix}program.`;

/** Names of places on the shelf. */
export const mockShelf = (mockId: string, position: number | '' = ''): string => `mock.${mockId}.${position}`;
export const practiceShelf = (questionId: string): string => `question.${questionId}`;

/** Keeps programs through a reload. Without storage (private mode, full disk) they are in memory only. */
export const programShelf = {
  put: (place: string, draft: ProgramDraft) =>
    quietly(() => localStorage.setItem(prefix + place, JSON.stringify(draft))),
  take: (place: string): ProgramDraft | undefined =>
    quietly(() => {
      const text = localStorage.getItem(prefix + place);
      return text === null ? undefined : (JSON.parse(text) as ProgramDraft);
    }),
  /** Everything whose place begins so. */
  drop: (place: string) =>
    quietly(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + place)) localStorage.removeItem(key);
    }),
};

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
