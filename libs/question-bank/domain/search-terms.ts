/** A word or a phrase that somebody looks for. */
export interface SearchTerm {
  text: string;
  /** With a minus before it: what has it is left out. */
  isExcluded: boolean;
  /** It may be the beginning of a word: the last one, which may not be typed to its end. */
  isOpen: boolean;
}

const mostTerms = 20;

/** What a search box says: words, `"phrases"`, and `-what` is left out. */
export function searchTerms(text: string): SearchTerm[] {
  const found = [...text.matchAll(/(?<minus>(?<=^|\s)-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu)];
  return found
    .flatMap(({ groups: { minus, phrase, word } = {}, index, 0: whole }): SearchTerm[] => {
      const isLast = index + whole.length === text.length;
      const term = phrase ?? word ?? '';
      if (!/[\p{L}\p{N}]/u.test(term)) return [];
      return [
        { text: term, isExcluded: minus !== undefined, isOpen: isLast && phrase === undefined && minus === undefined },
      ];
    })
    .slice(0, mostTerms);
}

/** How many letters are wrong, left out, too much or swapped with their neighbour (optimal string alignment). */
export function typingErrors(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const [above, row] = [rows[i - 1]!, [i]];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        above[j]! + 1,
        row[j - 1]! + 1,
        above[j - 1]! + (isSame ? 0 : 1),
        isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** Below this, nearly every word is an error away from every other. */
export const shortestMended = 4;
const mostMeant = 3;

/** Of known words, those that a mistyped one probably meant, the likeliest first. */
export function meantWords(typed: string, known: readonly string[]): string[] {
  const most = typed.length < 6 ? 1 : 2;
  return known
    .map((word) => ({ word, errors: typingErrors(typed, word) }))
    .filter(({ errors }) => errors <= most)
    .toSorted((a, b) => a.errors - b.errors || (a.word < b.word ? -1 : 1))
    .slice(0, mostMeant)
    .map(({ word }) => word);
}
