import { nameKey } from './anki-cards.js';
import type { ImportMapping } from './question-import.js';

/** By what a record is sorted in. `ownTopics`: as the file itself names them. */
export interface SortedIn {
  category: string;
  tags: readonly string[];
  ownTopics: readonly string[];
}

/** As many as a question may have. */
const maxTopics = 5;

/** The topics of a record: its own, else those of its category and tags, else those of the whole file. */
export function topicsOfRecord({ category, tags, ownTopics }: SortedIn, mapping: ImportMapping): string[] {
  const mapped = [...named(mapping.categories, category), ...tags.flatMap((tag) => named(mapping.tags, tag))];
  const topics = ownTopics.length > 0 ? ownTopics : mapped.length > 0 ? mapped : mapping.topics;
  return [...new Set(topics)].slice(0, maxTopics);
}

/** Names are a stranger's: `constructor` is one, too. */
const named = (topics: ImportMapping['tags'], name: string): readonly string[] =>
  Object.hasOwn(topics, name) ? topics[name]! : [];

/** What categories and tags probably mean: a topic of the same name, whatever its case and marks. */
export function suggestMapping(records: readonly SortedIn[], topics: ReadonlyMap<string, string>): ImportMapping {
  const topicOf = (name: string) => topics.get(nameKey(name));
  const categories = [...new Set(records.map(({ category }) => category))].filter(Boolean).map((category) => {
    // The innermost part of a path says the most.
    const found = category.split('/').toReversed().map(topicOf).find(Boolean);
    return [category, found ? [found] : []] as const;
  });
  const tags = [...new Set(records.flatMap((record) => record.tags))].map(
    (tag) => [tag, [topicOf(tag)].flatMap((topic) => topic ?? [])] as const,
  );
  const known = (pairs: readonly (readonly [string, readonly string[]])[]) =>
    Object.fromEntries(pairs.filter(([, slugs]) => slugs.length > 0));
  return { categories: known(categories), tags: known(tags), topics: [], level: 'mid' };
}

/** Names by how often they come, the most frequent first. */
export function countNames(names: readonly string[], most: number): { name: string; records: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, records]) => ({ name, records }))
    .toSorted((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
