import { RE2JS } from 're2js';
import { pointerOf, type Fault } from '@app/kernel/app-error.js';
import { codeFaults, sqlFaults } from './check-program.js';
import { contentSchema, draftSchema, type Content } from './content.js';
import { imageFaults } from './images/image-links.js';
import { schemaFaults } from './schema-faults.js';

type Check = { content: Content; faults: [] } | { content?: undefined; faults: Fault[] };

/**
 * Decides whether a document is a question's content: first its shape, then what the shape can't say
 * (keys name parts that exist, a pattern is RE2, a permutation is whole, a picture is told in words). Lists every fault at once;
 * pointers are relative to the content.
 */
export const checkContent = (document: unknown): Check => check(contentSchema, document);

/** The same of a draft: it may lack its explanation, which is asked for when it is submitted. */
export const checkDraft = (document: unknown): Check => check(draftSchema, document);

function check(schema: typeof contentSchema, document: unknown): Check {
  const parsed = schema.safeParse(document);
  if (!parsed.success) return { faults: schemaFaults(parsed.error) };
  const faults = [...keyFaults(parsed.data), ...imageFaults(parsed.data)];
  return faults.length ? { faults } : { content: parsed.data, faults: [] };
}

function* keyFaults(content: Content): Generator<Fault> {
  switch (content.kind) {
    case 'single-choice':
      yield* duplicates(content.options, '/options');
      yield* strangers([content.key], content.options, () => '/key', 'is no option');
      return;
    case 'multiple-choice':
      yield* duplicates(content.options, '/options');
      yield* strangers(content.key, content.options, (index) => `/key/${index}`, 'is no option');
      yield* repeated(content.key, '/key');
      return;
    case 'numeric':
      if ('min' in content.key && content.key.min > content.key.max) {
        yield { pointer: '/key/min', message: 'min is above max' };
      }
      return;
    case 'short-text':
      yield* patternFaults(content.key.pattern);
      return;
    case 'ordering':
      yield* duplicates(content.items, '/items');
      yield* strangers(content.key, content.items, (index) => `/key/${index}`, 'is no item');
      yield* repeated(content.key, '/key');
      if (content.key.length !== content.items.length) yield { pointer: '/key', message: 'must name every item once' };
      return;
    case 'matching':
      yield* matchingFaults(content);
      return;
    case 'code':
      yield* codeFaults(content);
      return;
    case 'sql':
      yield* sqlFaults(content);
      return;
    case 'open':
      yield* duplicates(content.rubric, '/rubric');
      return;
    case 'flashcard':
      return;
  }
}

function* matchingFaults({ left, right, key }: Extract<Content, { kind: 'matching' }>): Generator<Fault> {
  const at = (index: number) => pointerOf(['key', Object.keys(key)[index] ?? '']);
  yield* duplicates(left, '/left');
  yield* duplicates(right, '/right');
  yield* strangers(Object.keys(key), left, at, 'is no item on the left');
  yield* strangers(Object.values(key), right, at, 'is no item on the right');
  for (const { id } of left) {
    if (!Object.hasOwn(key, id)) yield { pointer: '/key', message: `"${id}" has no partner` };
  }
}

function* duplicates(parts: readonly { id: string }[], pointer: string): Generator<Fault> {
  const seen = new Set<string>();
  for (const [index, { id }] of parts.entries()) {
    if (seen.has(id)) yield { pointer: `${pointer}/${index}/id`, message: `"${id}" is used twice` };
    seen.add(id);
  }
}

function* repeated(ids: readonly string[], pointer: string): Generator<Fault> {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) yield { pointer: `${pointer}/${index}`, message: `"${id}" is named twice` };
  }
}

function* strangers(
  ids: readonly string[],
  parts: readonly { id: string }[],
  pointer: (index: number) => string,
  complaint: string,
): Generator<Fault> {
  const known = new Set(parts.map((part) => part.id));
  for (const [index, id] of ids.entries()) {
    if (!known.has(id)) yield { pointer: pointer(index), message: `"${id}" ${complaint}` };
  }
}

/** Patterns are RE2 (linear time, https://github.com/google/re2/wiki/Syntax): no look-around, no back-references. */
function* patternFaults(pattern: string | undefined): Generator<Fault> {
  if (pattern === undefined) return;
  try {
    RE2JS.compile(pattern);
  } catch (error) {
    yield { pointer: '/key/pattern', message: `is not an RE2 pattern: ${(error as Error).message}` };
  }
}
