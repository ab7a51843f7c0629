import { pointerOf, type Fault } from '@app/kernel/app-error.js';
import { formatValueType, type ValueType, type Wire } from '@app/kernel/signature.js';

type Path = readonly PropertyKey[];

/** Where a value, as a question writes it, is not of its type. Pointers begin with `path`. */
export function* valueFaults(value: Wire | undefined, type: ValueType, path: Path): Generator<Fault> {
  switch (type.kind) {
    case 'array':
    case 'list':
    case 'tree':
      return yield* itemFaults(value, type, path);
    case 'nullable':
      return yield* value === null ? [] : valueFaults(value, type.of, path);
    case 'map':
      return yield* mapFaults(value, type, path);
    case 'graph':
      return yield* graphFaults(value, path);
    default:
      if (!isScalar(value, type.kind)) yield mismatch(type, path);
  }
}

function isScalar(
  value: Wire | undefined,
  kind: Exclude<ValueType, { of: ValueType } | { kind: 'graph' }>['kind'],
): boolean {
  switch (kind) {
    case 'int':
      return Number.isSafeInteger(value);
    case 'long':
      return Number.isSafeInteger(value) || (typeof value === 'string' && /^(0|-?[1-9]\d{0,39})$/.test(value));
    case 'float':
      return typeof value === 'number' || value === 'NaN' || value === 'Infinity' || value === '-Infinity';
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'void':
      return value === null;
    case 'json':
      return value !== undefined;
  }
}

function* itemFaults(value: Wire | undefined, type: ValueType & { of: ValueType }, path: Path): Generator<Fault> {
  if (!Array.isArray(value)) return yield mismatch(type, path);
  const isTree = type.kind === 'tree';
  for (const [index, item] of value.entries()) {
    if (!(isTree && item === null)) yield* valueFaults(item, type.of, [...path, index]);
  }
  if (isTree && (value[0] === null || value.at(-1) === null)) {
    yield { pointer: pointerOf(path), message: 'a tree has its root first and no nulls at its end' };
  }
}

function* mapFaults(value: Wire | undefined, type: Extract<ValueType, { kind: 'map' }>, path: Path): Generator<Fault> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return yield mismatch(type, path);
  for (const [key, item] of Object.entries(value)) {
    const at = [...path, key];
    if (type.key === 'int' && !/^(0|-?[1-9]\d{0,15})$/.test(key)) {
      yield { pointer: pointerOf(at), message: 'its key is no int' };
    }
    yield* valueFaults(item, type.of, at);
  }
}

/** Node k's neighbours are at index k − 1, nodes count from 1. */
function* graphFaults(value: Wire | undefined, path: Path): Generator<Fault> {
  if (!Array.isArray(value)) return yield mismatch({ kind: 'graph' }, path);
  for (const [index, neighbours] of value.entries()) {
    const areNodes =
      Array.isArray(neighbours) &&
      neighbours.every((node) => Number.isInteger(node) && Number(node) >= 1 && Number(node) <= value.length);
    if (!areNodes) yield { pointer: pointerOf([...path, index]), message: 'must list nodes from 1 to their number' };
  }
}

function mismatch(type: ValueType, path: Path): Fault {
  return { pointer: pointerOf(path), message: `is not of type ${formatValueType(type)}` };
}
