import fc from 'fast-check';
import type { ValueType, Wire } from '@app/kernel/signature.js';

/** Half characters too: they are texts to JavaScript and to Python. */
const text = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  maxLength: 8,
});
const float = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.constantFrom('NaN', 'Infinity', '-Infinity'),
);
const integer = fc.maxSafeInteger();
const long = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String);
const scalar = fc.constantFrom('int', 'long', 'float', 'string', 'bool', 'json').map((kind): ValueType => ({ kind }));
const graph = fc.constant<ValueType>({ kind: 'graph' });

export const valueType: fc.Arbitrary<ValueType> = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    graph,
    fc.record({ kind: fc.constantFrom('array', 'list', 'tree'), of: tie('type') }).filter(isPlain),
    fc.record({ kind: fc.constant('nullable'), of: tie('type') }).filter(isPlain),
    fc.record({
      kind: fc.constant('map'),
      key: fc.constantFrom('string', 'int'),
      of: tie('type'),
    }) as fc.Arbitrary<ValueType>,
  ),
})).type;

/** Where null has one meaning only: no missing node, no empty list and no null of JSON besides it. */
function isPlain({ kind, of }: { kind: string; of: ValueType }): boolean {
  if (kind === 'tree') return !isEmptyAsNull(of);
  return kind !== 'nullable' || !isEmptyAsNull(of);
}

function isEmptyAsNull({ kind }: ValueType): boolean {
  return ['nullable', 'json', 'list', 'tree', 'graph'].includes(kind);
}

/** Values of a type in wire form, each in the one way that it can be written. */
export function wireOf(type: ValueType): fc.Arbitrary<Wire> {
  switch (type.kind) {
    case 'int':
      return integer;
    case 'long':
      return long;
    case 'float':
      return float;
    case 'string':
      return text;
    case 'bool':
      return fc.boolean();
    case 'graph':
      return fc.array(fc.nat(), { maxLength: 6 }).map(connected);
    case 'nullable':
      return fc.option(wireOf(type.of));
    case 'map':
      return fc
        .uniqueArray(type.key === 'int' ? integer.map(String) : text, { maxLength: 5 })
        .chain((keys) => fc.tuple(...keys.map((key) => wireOf(type.of).map((value) => [key, value] as const))))
        .map((entries) => Object.fromEntries(entries));
    case 'array':
    case 'list':
      return fc.array(wireOf(type.of), { maxLength: 5 });
    case 'tree':
      return fc.array(fc.tuple(fc.nat(), wireOf(type.of)), { maxLength: 6 }).map(levels);
    default:
      return fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value, safeNumber)) as Wire);
  }
}

/** JSON writes greater whole numbers as ints, which come back as texts. */
const safeNumber = (_: string, value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;

/** Node i + 2 hangs on one of those before it. */
function connected(parents: number[]): number[][] {
  const nodes: number[][] = parents.length ? [[], ...parents.map(() => [])] : [];
  parents.forEach((parent, at) => {
    const other = parent % (at + 1);
    nodes[other]!.push(at + 2);
    nodes[at + 1]!.push(other + 1);
  });
  return nodes;
}

/** Puts each value into a free place of a tree; that tree level by level. */
function levels(placed: [number, Wire][]): Wire[] {
  interface Branch {
    value: Wire;
    sides: [Branch | null, Branch | null];
  }
  let root: Branch | null = null;
  for (const [place, value] of placed) {
    const leaf: Branch = { value, sides: [null, null] };
    let at: Branch | null = root;
    if (!at) root = leaf;
    for (let bits = place; at; bits >>= 1) {
      const side = (bits & 1) as 0 | 1;
      if (!at.sides[side]) {
        at.sides[side] = leaf;
        break;
      }
      at = at.sides[side];
    }
  }
  const wire: Wire[] = [];
  for (const row: (Branch | null)[] = [root]; row.length;) {
    const node = row.shift()!;
    wire.push(node ? node.value : null);
    if (node) row.push(...node.sides);
  }
  while (wire.length && wire.at(-1) === null) wire.pop();
  return wire;
}
