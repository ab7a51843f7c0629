import type { Kind } from './content.js';
import type { Level } from './taxonomy.js';
import type { VersionState } from './workflow.js';

/** What the bank is filtered by. A question has one value of each, but of `topic` up to five. */
export const facets = ['state', 'level', 'kind', 'topic', 'owner', 'author', 'licence', 'source'] as const;
export type Facet = (typeof facets)[number];

type Chosen<T> = T | readonly T[] | undefined;

/** Of several values of a facet any will do; of several facets all must fit. All are of the newest version. */
export interface AuthoringFilter {
  state?: Chosen<VersionState>;
  level?: Chosen<Level>;
  kind?: Chosen<Kind>;
  topic?: Chosen<string>;
  /** Ids of people: whose the question is, and who wrote its newest version. */
  owner?: Chosen<string>;
  author?: Chosen<string>;
  licence?: Chosen<string>;
  source?: Chosen<string>;
  /** As typed in a search box. */
  q?: string | undefined;
}

/** How a question that has a value of a facet is marked. */
export const labelOf = (facet: Facet, value: string): string => `${facet}:${value}`;

export function labelParts(label: string): { facet: Facet; value: string } {
  const end = label.indexOf(':');
  return { facet: label.slice(0, end) as Facet, value: label.slice(end + 1) };
}

export type ChosenLabels = ReadonlyMap<Facet, readonly string[]>;

/** The labels that are asked for, of the facets that have any. */
export function chosenLabels(filter: AuthoringFilter): ChosenLabels {
  const chosen = facets.map((facet) => {
    const values = [filter[facet] ?? []].flat();
    return [facet, [...new Set(values)].map((value) => labelOf(facet, value))] as const;
  });
  return new Map(chosen.filter(([, labels]) => labels.length > 0));
}

/** In which order questions are listed. `relevance` has one only where there is a text to look for. */
export const bankSorts = ['slug', 'newest', 'relevance'] as const;
export type BankSort = (typeof bankSorts)[number];

/** Of more, the newest are compared by how well they fit; the rest is not listed by relevance. */
export const mostRanked = 500;
