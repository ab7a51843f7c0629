import type { ValueType, Wire } from '@app/kernel/signature.js';
import { defineProperty, keys, MapClass, setMap, toBigInt, toNumber } from './primordials.js';
import { ListNode, Node, TreeNode } from './structures.js';

/** From wire form, just parsed and nobody else's, to what the candidate's program is given. Arrays are changed in place. */
export function decode(type: ValueType, wire: Wire): unknown {
  switch (type.kind) {
    case 'long':
      return toBigInt(wire as string);
    case 'float':
      return typeof wire === 'string' ? toNumber(wire) : wire;
    case 'nullable':
      return wire === null ? null : decode(type.of, wire);
    case 'array':
      return decodeArray(type.of, wire as Wire[]);
    case 'list':
      return decodeList(type.of, wire as Wire[]);
    case 'tree':
      return decodeTree(type.of, wire as Wire[]);
    case 'graph':
      return decodeGraph(wire as number[][]);
    case 'map':
      return decodeMap(type, wire as { [key: string]: Wire });
    default:
      return wire;
  }
}

function decodeArray(of: ValueType, wire: Wire[]): unknown[] {
  if (isAsItIs(of)) return wire;
  const items: unknown[] = wire;
  for (let at = 0; at < wire.length; at += 1) items[at] = decode(of, wire[at]!);
  return items;
}

function isAsItIs(type: ValueType): boolean {
  switch (type.kind) {
    case 'int':
    case 'string':
    case 'bool':
    case 'json':
      return true;
    case 'array':
    case 'nullable':
      return isAsItIs(type.of);
    default:
      return false;
  }
}

function decodeList(of: ValueType, wire: Wire[]): ListNode | null {
  let head: ListNode | null = null;
  for (let at = wire.length - 1; at >= 0; at -= 1) head = new ListNode(decode(of, wire[at]!), head);
  return head;
}

function decodeTree(of: ValueType, wire: Wire[]): TreeNode | null {
  if (wire.length === 0 || wire[0] === null) return null;
  const root = new TreeNode(decode(of, wire[0]!));
  const nodes = [root];
  let made = 1;
  let parent = 0;
  for (let at = 1; at < wire.length; at += 1) {
    const isLeft = at % 2 === 1;
    if (wire[at] !== null) {
      const child = new TreeNode(decode(of, wire[at]!));
      if (isLeft) nodes[parent]!.left = child;
      else nodes[parent]!.right = child;
      append(nodes, made, child);
      made += 1;
    }
    if (!isLeft) parent += 1;
  }
  return root;
}

function decodeGraph(wire: number[][]): Node | null {
  const nodes: Node[] = [];
  for (let at = 0; at < wire.length; at += 1) append(nodes, at, new Node(at + 1));
  for (let at = 0; at < wire.length; at += 1) {
    const neighbors = wire[at]!;
    for (let next = 0; next < neighbors.length; next += 1) {
      append(nodes[at]!.neighbors, next, nodes[neighbors[next]! - 1]!);
    }
  }
  return nodes[0] ?? null;
}

function decodeMap(type: ValueType & { kind: 'map' }, wire: { [key: string]: Wire }): Map<unknown, unknown> {
  const map = new MapClass<unknown, unknown>();
  const names = keys(wire);
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at]!;
    setMap(map, type.key === 'int' ? toNumber(name) : name, decode(type.of, wire[name]!));
  }
  return map;
}

/** Like `push`, which a prototype could have changed. */
function append<T>(items: T[], at: number, item: T): void {
  const descriptor = { __proto__: null, value: item, writable: true, enumerable: true, configurable: true };
  defineProperty(items, at, descriptor);
}
