import { pointerOf } from '@app/kernel/app-error.js';

/** One difference between two contents. Parts of a list are named by their ids where they have some. */
export type ContentChange =
  | { pointer: string; change: 'added'; after: unknown }
  | { pointer: string; change: 'removed'; before: unknown }
  | { pointer: string; change: 'changed'; before: unknown; after: unknown }
  /** The same parts stand in another order: their ids. */
  | { pointer: string; change: 'reordered'; before: string[]; after: string[] };

interface Part {
  id: string;
}

/** What differs from one content to another, field by field, in the order of the fields. */
export function diffContent(before: unknown, after: unknown): ContentChange[] {
  return [...differences(before, after, [])];
}

function* differences(before: unknown, after: unknown, path: readonly string[]): Generator<ContentChange> {
  if (isObject(before) && isObject(after)) yield* ofObjects(before, after, path);
  else if (areParts(before) && areParts(after)) yield* ofParts(before, after, path);
  else if (!isSame(before, after)) yield { pointer: pointerOf(path), change: 'changed', before, after };
}

function* ofObjects(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Generator<ContentChange> {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const here = [...path, name];
    const [was, is] = [ownOf(before, name), ownOf(after, name)];
    if (was === undefined && is === undefined) continue;
    if (was === undefined) yield { pointer: pointerOf(here), change: 'added', after: is };
    else if (is === undefined) yield { pointer: pointerOf(here), change: 'removed', before: was };
    else yield* differences(was, is, here);
  }
}

function* ofParts(before: readonly Part[], after: readonly Part[], path: readonly string[]): Generator<ContentChange> {
  const [was, is] = [byId(before), byId(after)];
  for (const [id, part] of was) {
    if (!is.has(id)) yield { pointer: pointerOf([...path, id]), change: 'removed', before: part };
  }
  for (const [id, part] of is) {
    const here = [...path, id];
    if (was.has(id)) yield* differences(was.get(id), part, here);
    else yield { pointer: pointerOf(here), change: 'added', after: part };
  }
  const kept = (parts: readonly Part[], others: ReadonlyMap<string, Part>) =>
    parts.map(({ id }) => id).filter((id) => others.has(id));
  const [order, newOrder] = [kept(before, is), kept(after, was)];
  if (!isSame(order, newOrder)) {
    yield { pointer: pointerOf(path), change: 'reordered', before: order, after: newOrder };
  }
}

const byId = (parts: readonly Part[]) => new Map(parts.map((part) => [part.id, part]));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list whose members all have ids of their own. */
function areParts(value: unknown): value is Part[] {
  if (!Array.isArray(value) || !value.every((part) => isObject(part) && typeof part['id'] === 'string')) return false;
  return value.length > 0 && byId(value as Part[]).size === value.length;
}

const ownOf = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** JSON values, whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((member, at) => isSame(member, b[at]));
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], ownOf(b, name)));
  }
  return Object.is(a, b);
}
