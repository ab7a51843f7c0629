import type { Signature, ValueType, Wire } from '@app/kernel/signature.js';
import { resultType } from '@app/question-bank/domain/check-program.js';
import type { Comparator } from '@app/question-bank/domain/program-content.js';

type PlainComparator = Exclude<Comparator, { kind: 'checker' }>;

/**
 * Whether what a program gave is right. `actual` comes from the program: any JSON. Objects are the same whatever the
 * order of their keys, longs whether written as number or text.
 */
export function isRight(
  signature: Signature,
  comparator: PlainComparator,
  given: readonly Wire[],
  { actual, expected }: { actual: Wire; expected: Wire },
): boolean {
  const same = (a: Wire, b: Wire) =>
    isSame(normalised(a, given, signature), normalised(b, given, signature), comparator);
  if (comparator !== 'any-of') return same(actual, expected);
  return Array.isArray(expected) && expected.some((one) => same(actual, one));
}

function isSame(actual: Wire, expected: Wire, comparator: PlainComparator): boolean {
  switch (comparator) {
    case 'exact':
    case 'any-of':
      return canonical(actual) === canonical(expected);
    case 'unordered':
      return canonical(sorted(actual)) === canonical(sorted(expected));
    case 'unordered-nested':
      return canonical(sortedThroughout(actual)) === canonical(sortedThroughout(expected));
    default:
      return isClose(actual, expected, comparator);
  }
}

/** Both within the absolute or the relative tolerance, number by number; what is no number must be the same. */
function isClose(actual: Wire, expected: Wire, tolerance: { absolute: number; relative: number }): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const scale = Math.max(Math.abs(actual), Math.abs(expected));
    return Math.abs(actual - expected) <= Math.max(tolerance.absolute, tolerance.relative * scale);
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return (
      actual.length === expected.length && actual.every((item, index) => isClose(item, expected[index]!, tolerance))
    );
  }
  if (isObject(actual) && isObject(expected)) {
    const keys = Object.keys(expected);
    return (
      keys.length === Object.keys(actual).length &&
      keys.every((key) => Object.hasOwn(actual, key) && isClose(actual[key]!, expected[key]!, tolerance))
    );
  }
  return canonical(actual) === canonical(expected);
}

/** Longs are compared as text: a number that is safe is written as one. */
function normalised(value: Wire, given: readonly Wire[], signature: Signature): Wire {
  if (signature.kind === 'function') return withLongs(value, resultType(signature));
  const calls = given[1];
  if (!Array.isArray(value) || !Array.isArray(calls)) return value;
  return value.map((item, index) => {
    const [name] = (calls[index] ?? []) as [string?];
    const method = signature.methods.find((known) => known.name === name);
    return method ? withLongs(item, method.returns) : item;
  });
}

function withLongs(value: Wire, type: ValueType): Wire {
  if (type.kind === 'long') return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (!('of' in type) || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withLongs(item, type.of));
  if (type.kind === 'nullable') return withLongs(value, type.of);
  if (!isObject(value)) return value;
  return fromEntries(Object.entries(value).map(([key, item]) => [key, withLongs(item, type.of)]));
}

/** One text for each value: keys in order, −0 as 0. */
function canonical(value: Wire): string {
  return JSON.stringify(value, (_key, inner: Wire) => {
    if (Object.is(inner, -0)) return 0;
    if (!isObject(inner)) return inner;
    return fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function sorted(value: Wire): Wire {
  if (!Array.isArray(value)) return value;
  const texts = value.map((item) => ({ item, text: canonical(item) }));
  return texts.toSorted((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text))).map(({ item }) => item);
}

function sortedThroughout(value: Wire): Wire {
  return Array.isArray(value) ? sorted(value.map(sortedThroughout)) : value;
}

function isObject(value: Wire): value is { [key: string]: Wire } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Unlike assignment, keeps a key named `__proto__` a key. */
function fromEntries(entries: [string, Wire][]): { [key: string]: Wire } {
  return Object.fromEntries(entries);
}
