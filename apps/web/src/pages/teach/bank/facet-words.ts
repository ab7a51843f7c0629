import type { BankSort, Facet } from '@app/question-bank/domain/bank-filter.js';
import { useTopicTitles } from '../../../queries.js';
import type { Kind, Level, VersionState } from '../../../shapes.js';
import { kindWords, levelWords, versionStateWords } from '../../../words.js';
import type { BankFacets } from './bank-queries.js';

export const facetWords: Record<Facet, string> = {
  state: 'State',
  level: 'Level',
  kind: 'Kind',
  topic: 'Topic',
  owner: 'Owner',
  author: 'Author',
  licence: 'Licence',
  source: 'Source',
};

export const sortWords: Record<BankSort, string> = {
  relevance: 'Best match',
  newest: 'Changed last',
  slug: 'Slug',
};

/** Gives the words for a value of a facet; people by the names that came with the counts. */
export function useValueWords(counts: BankFacets | undefined): (facet: Facet, value: string) => string {
  const titleOf = useTopicTitles();
  return (facet, value) => {
    if (facet === 'topic') return titleOf(value);
    if (facet === 'state') return versionStateWords[value as VersionState] ?? value;
    if (facet === 'level') return levelWords[value as Level] ?? value;
    if (facet === 'kind') return kindWords[value as Kind] ?? value;
    if (facet === 'licence' || facet === 'source') return value || 'None given';
    return counts?.facets[facet].find((one) => one.value === value)?.name ?? 'Rehearse';
  };
}
