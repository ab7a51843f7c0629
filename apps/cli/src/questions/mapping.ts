import type { Schemas } from '../connection.js';
import { UsageFault } from '../failures.js';

export type Mapping = NonNullable<Schemas['QuestionImport']['mapping']>;
export type MappingWish = Partial<Mapping>;

/**
 * `Networks/TCP=networks,protocols`: the topics of a category or tag. A category may have a `=` itself, a topic has none;
 * given again, a name gets those topics, too.
 */
export function addTopics(argument: string, before: Record<string, string[]> = {}): Record<string, string[]> {
  const at = argument.lastIndexOf('=');
  const name = argument.slice(0, at);
  const topics = topicList(argument.slice(at + 1));
  if (at < 1 || topics.length === 0) throw new UsageFault(`"${argument}" is not of the form name=topic,topic.`);
  return { ...before, [name]: [...new Set([...(before[name] ?? []), ...topics])] };
}

export const topicList = (text: string): string[] =>
  text
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');

/** What the server proposed, with what was wished for in its place. */
export const withWishes = (proposed: Mapping, wish: MappingWish): Mapping => ({
  ...proposed,
  ...wish,
  categories: { ...proposed.categories, ...wish.categories },
  tags: { ...proposed.tags, ...wish.tags },
});

/** Names that were mapped, and that nothing in the file has: most likely mistyped. */
export function unknownNames(
  wish: MappingWish,
  { categories, tags }: Pick<NonNullable<Schemas['QuestionImport']['figures']>, 'categories' | 'tags'>,
): string[] {
  const unknown = (wished: Record<string, string[]> | undefined, known: { name: string }[]) =>
    Object.keys(wished ?? {}).filter((name) => !known.some((one) => one.name === name));
  return [...unknown(wish.categories, categories), ...unknown(wish.tags, tags)];
}
