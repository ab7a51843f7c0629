import { contentHash } from './content-hash.js';

interface Changed {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Of two states of one thing, the fields that differ; undefined: none does. */
export function changedFields<T extends object>(before: T, after: T): Changed | undefined {
  const names = (Object.keys(after) as (keyof T & string)[]).filter(
    (name) => contentHash([before[name]]) !== contentHash([after[name]]),
  );
  if (names.length === 0) return undefined;
  const of = (state: T) => Object.fromEntries(names.map((name) => [name, state[name]]));
  return { before: of(before), after: of(after) };
}
