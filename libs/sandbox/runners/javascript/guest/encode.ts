import type { ValueType } from '@app/kernel/signature.js';
import * as own from './primordials.js';

/** Nothing that is answered is nested deeper. */
const maxDepth = 90;
/** Of a tree, the missing ones as well: it has a cycle, since nodes may be shared but no more are asked for. */
const maxNodes = 400_000;

interface Link {
  val: unknown;
  next: Link | null;
}
interface Branch {
  val: unknown;
  left: Branch | null;
  right: Branch | null;
}
interface Vertex {
  val: unknown;
  neighbors: Vertex[];
}

/**
 * JSON text of what the candidate's program gave back, in wire form. Written as text, since a `toJSON` of the program's
 * would be asked about objects. What doesn't have the shape that its type says goes as it is, to be compared and found wrong.
 */
export function encode(type: ValueType, value: unknown): string {
  if (value === null || value === undefined) return isSequence(type) ? '[]' : 'null';
  switch (type.kind) {
    case 'void':
      return 'null';
    case 'int':
    case 'float':
      return typeof value === 'number' ? number(value) : encodeFree(value, 0);
    case 'long':
      return typeof value === 'number' && own.isSafeInteger(value) ? '"' + value + '"' : encodeFree(value, 0);
    case 'nullable':
      return encode(type.of, value);
    case 'array':
      return encodeArray(type.of, value);
    case 'list':
      return encodeList(type.of, value);
    case 'tree':
      return encodeTree(type.of, value);
    case 'graph':
      return encodeGraph(value);
    case 'map':
      return encodeMap(type.of, value);
    default:
      return encodeFree(value, 0);
  }
}

/** The empty ones of these are null to a program. */
function isSequence(type: ValueType): boolean {
  return type.kind === 'list' || type.kind === 'tree' || type.kind === 'graph';
}

function number(value: number): string {
  return value - value === 0 ? '' + value : '"' + value + '"';
}

function encodeArray(of: ValueType, value: unknown): string {
  if (!own.isArray(value) && !own.isView(value)) return encodeFree(value, 0);
  const items = value as unknown[];
  let text = '[';
  const { length } = items;
  for (let at = 0; at < length; at += 1) text += (at ? ',' : '') + encode(of, items[at]);
  return text + ']';
}

function encodeList(of: ValueType, value: unknown): string {
  if (typeof value !== 'object') return encodeFree(value, 0);
  let text = '[';
  let count = 0;
  // Brent's: a node that is met again after as many steps as it has waited.
  let waiting: Link | undefined;
  let patience = 1;
  for (let node = value as Link | null | undefined; node; node = node.next) {
    if (node === waiting) throw new own.ErrorClass('the list that was given back has a cycle');
    text += (count ? ',' : '') + encode(of, node.val);
    count += 1;
    if (count < patience) continue;
    waiting = node;
    patience *= 2;
  }
  return text + ']';
}

function encodeTree(of: ValueType, value: unknown): string {
  if (typeof value !== 'object') return encodeFree(value, 0);
  // A queue without an array, whose prototype may not be what it was.
  let at: Waiting | undefined = { node: value as Branch, next: undefined };
  let last = at;
  let text = '[';
  let missing = '';
  let count = 0;
  for (; at; at = at.next) {
    if (count === maxNodes) throw new own.ErrorClass('the tree that was given back has a cycle');
    const { node } = at;
    if (node) {
      text += missing + (count ? ',' : '') + encode(of, node.val);
      missing = '';
      last = last.next = { node: node.left, next: undefined };
      last = last.next = { node: node.right, next: undefined };
    } else {
      missing += ',null';
    }
    count += 1;
  }
  return text + ']';
}

interface Waiting {
  node: Branch | null | undefined;
  next: Waiting | undefined;
}

function encodeGraph(value: unknown): string {
  if (typeof value !== 'object') return encodeFree(value, 0);
  const nodes: { [val: string]: Vertex } = own.create(null);
  const first: Reached = { node: value as Vertex, next: undefined };
  nodes['' + (first.node.val as number)] = first.node;
  let last = first;
  for (let at: Reached | undefined = first; at; at = at.next) {
    const { neighbors } = at.node;
    for (let index = 0; index < neighbors.length; index += 1) {
      const node = neighbors[index]!;
      const name = '' + (node.val as number);
      if (name in nodes) continue;
      nodes[name] = node;
      last = last.next = { node, next: undefined };
    }
  }
  // Integer keys come in ascending order.
  const names = own.keys(nodes);
  let text = '[';
  for (let at = 0; at < names.length; at += 1) {
    text += (at ? ',' : '') + encodeNeighbors(nodes[names[at]!]!);
  }
  return text + ']';
}

interface Reached {
  node: Vertex;
  next: Reached | undefined;
}

function encodeNeighbors({ neighbors }: Vertex): string {
  let text = '[';
  for (let at = 0; at < neighbors.length; at += 1) text += (at ? ',' : '') + encodeFree(neighbors[at]!.val, 0);
  return text + ']';
}

function encodeMap(of: ValueType, value: unknown): string {
  if (typeof value !== 'object' || own.isArray(value)) return encodeFree(value, 0);
  return entries(value as object, (item) => encode(of, item));
}

/** A map's or an object's. */
function entries(value: object, encodeItem: (item: unknown) => string): string {
  let text = '';
  const add = (name: string, item: unknown) => {
    text += (text && ',') + own.stringify(name) + ':' + encodeItem(item);
  };
  if (own.isMap(value)) {
    own.eachOfMap(value, (item, key) => add(own.toText(key), item));
  } else {
    const names = own.keys(value);
    for (let at = 0; at < names.length; at += 1) add(names[at]!, (value as Record<string, unknown>)[names[at]!]);
  }
  return '{' + text + '}';
}

/** Of any type, without knowing which. */
function encodeFree(value: unknown, depth: number): string {
  if (depth > maxDepth)
    throw new own.RangeErrorClass('the value that was given back is nested too deeply, or in itself');
  switch (typeof value) {
    case 'string':
      return own.stringify(value);
    case 'number':
      return number(value);
    case 'bigint':
      return '"' + value + '"';
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : encodeObject(value, depth);
    default:
      return 'null';
  }
}

function encodeObject(value: object, depth: number): string {
  const inner = (item: unknown) => encodeFree(item, depth + 1);
  if (own.isSet(value)) {
    let text = '';
    own.eachOfSet(value, (item) => {
      text += (text && ',') + inner(item);
    });
    return '[' + text + ']';
  }
  if (!own.isArray(value) && !own.isView(value)) return entries(value, inner);
  const items = value as unknown[];
  let text = '[';
  for (let at = 0; at < items.length; at += 1) text += (at ? ',' : '') + inner(items[at]);
  return text + ']';
}
