import type { Tx } from '@app/database/tx.js';
import { meantWords, searchTerms, shortestMended } from '../domain/search-terms.js';
import { anyOf, countFound, termQueries, wordsAlike, type TermQuery } from './search-text.store.js';

/** A word that no question has, and those that were looked for instead. */
export interface Correction {
  word: string;
  meant: string[];
}

export interface SearchText {
  /** A tsquery; undefined: the text says nothing to look for. */
  query: string | undefined;
  corrections: Correction[];
}

/** Fewer than this, and words that no question has are taken as mistyped. */
const enough = 3;

/** What to look for. */
export async function searchText(tx: Tx, text: string | undefined): Promise<SearchText> {
  const terms = searchTerms(text ?? '');
  if (terms.length === 0) return { query: undefined, corrections: [] };
  const found = await termQueries(tx, terms);
  const parts = found.map((term, index) => ({ ...term, isExcluded: terms[index]!.isExcluded }));
  const query = joined(parts);
  if (query === undefined || (await countFound(tx, query, enough)) >= enough) return { query, corrections: [] };
  const corrections: Correction[] = [];
  for (const part of parts) {
    if (part.isExcluded || (await isKnown(tx, part))) continue;
    const meant = await meantBy(tx, part);
    if (meant.length === 0) continue;
    corrections.push({ word: part.words[0]!, meant });
    part.query = await anyOf(tx, meant);
  }
  return { query: joined(parts), corrections };
}

const joined = (parts: readonly { query: string; isExcluded: boolean }[]): string | undefined =>
  parts.flatMap(({ query, isExcluded }) => (query ? [`${isExcluded ? '!' : ''}(${query})`] : [])).join(' & ') ||
  undefined;

const isKnown = async (tx: Tx, { query }: TermQuery) => query === '' || (await countFound(tx, query, 1)) > 0;

async function meantBy(tx: Tx, { words }: TermQuery): Promise<string[]> {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0 || word.length < shortestMended) return [];
  return meantWords(word, await wordsAlike(tx, word));
}
