import fc from 'fast-check';
import { formatValueType, parseValueType, type ValueType, type Wire } from '@app/kernel/signature.js';
import { Sandbox } from '../../sandbox.js';
import { programOf, signatureOf } from './programs.js';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox({ size: 1 });
});
afterAll(() => sandbox.close());

const scalar = fc.constantFrom<ValueType>(
  ...(['int', 'long', 'float', 'string', 'bool', 'json'] as const).map((kind) => ({ kind })),
);
/** Null is a list, tree or graph without nodes already: a nullable of these would say it twice. */
const types = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: scalar, weight: 2 },
    { arbitrary: fc.constant<ValueType>({ kind: 'graph' }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('nullable' as const), of: scalar }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constantFrom('array', 'list'), of: tie('type') }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('tree' as const), of: scalar }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constant('map' as const),
        key: fc.constantFrom('string', 'int'),
        of: tie('type'),
      }),
      weight: 1,
    },
  ),
})).type;

function wires(type: ValueType): fc.Arbitrary<Wire> {
  switch (type.kind) {
    case 'int':
      return fc.maxSafeInteger();
    case 'long':
      return fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String);
    case 'float':
      return fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        fc.constantFrom('NaN', 'Infinity', '-Infinity'),
      );
    case 'string':
      return fc.string({ unit: 'binary' });
    case 'bool':
      return fc.boolean();
    case 'json':
      return fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Wire);
    case 'void':
      return fc.constant(null);
    case 'nullable':
      return fc.option(wires(type.of));
    case 'array':
    case 'list':
      return fc.array(wires(type.of), { maxLength: 6 });
    case 'tree':
      return fc.array(fc.option(wires(type.of).filter((value) => value !== null)), { maxLength: 15 }).map(asTree);
    case 'graph':
      return connectedGraphs;
    case 'map':
      return fc.dictionary(type.key === 'int' ? fc.maxSafeInteger().map(String) : fc.string(), wires(type.of), {
        maxKeys: 5,
        noNullPrototype: true,
      });
  }
}

/** Level order: as many places as there are, none left open at the end. */
function asTree(values: Wire[]): Wire[] {
  if (values.length === 0 || values[0] === null) return [];
  const tree: Wire[] = [values[0]!];
  let open = 2;
  for (const value of values.slice(1)) {
    if (open === 0) break;
    tree.push(value);
    open += value === null ? -1 : 1;
  }
  while (tree.at(-1) === null) tree.pop();
  return tree;
}

const connectedGraphs = fc.array(fc.nat(), { maxLength: 8 }).map((parents): number[][] => {
  const neighbors: number[][] = parents.map(() => []);
  for (let node = 2; node <= parents.length; node += 1) {
    const parent = (parents[node - 1]! % (node - 1)) + 1;
    neighbors[parent - 1]!.push(node);
    neighbors[node - 1]!.push(parent);
  }
  return neighbors;
});

it.each(['javascript', 'typescript'])('what goes in comes out again, whatever its type: %s', async (language) => {
  const values = types.chain((type) =>
    fc.tuple(fc.constant(type), fc.array(wires(type), { minLength: 1, maxLength: 8 })),
  );
  await fc.assert(
    fc.asyncProperty(values, async ([type, cases]) => {
      const name = formatValueType(type);
      const signature = signatureOf([name], name);
      const source = language === 'typescript' ? 'const f = <T>(x: T): T => x as T;' : 'const f = (x) => x;';
      const run = await sandbox.runProgram(
        programOf(source, { language, signature, cases: cases.map((wire) => [wire]) }),
      );
      expect(run.cases.map(({ status, value }) => [status, value])).toEqual(cases.map((wire) => ['OK', wire]));
    }),
    { numRuns: 60 },
  );
});

/** Type of the parameter, type of the answer, the body of `f(x)`, what is given, what must come. */
const conversions: [string, string, string, Wire, Wire][] = [
  ['long', 'bool', `return typeof x === 'bigint'`, '9007199254740993', true],
  ['long', 'long', `return x + 1n`, '9007199254740993', '9007199254740994'],
  ['int', 'long', `return x`, 5, '5'],
  ['int', 'int', `return BigInt(x)`, 5, '5'],
  ['int', 'int', `return x / 2`, 5, 2.5],
  ['int', 'int', `return String(x)`, 5, '5'],
  ['float', 'bool', `return Number.isNaN(x)`, 'NaN', true],
  ['float', 'float', `return x * 2`, 'Infinity', 'Infinity'],
  ['float', 'float', `return -0`, 1, 0],
  ['int?', 'int?', `return undefined`, null, null],
  ['int?', 'bool', `return x === null`, null, true],
  ['int[]', 'int[]', `return Int32Array.from(x)`, [1, 2], [1, 2]],
  ['int[]', 'json', `return new Set(x)`, [1, 2, 2], [1, 2]],
  ['int[]', 'int[]', `return undefined`, [1], null],
  ['int[]', 'int[]', `return [1, , 3]`, [1], [1, null, 3]],
  ['map<string,int>', 'bool', `return x instanceof Map && x.get('a') === 1`, { a: 1 }, true],
  ['map<int,int>', 'bool', `return x.get(7) === 1 && x.size === 1`, { 7: 1 }, true],
  ['map<int,int>', 'map<int,int>', `return { 7: 2 }`, { 7: 1 }, { 7: 2 }],
  ['map<string,int>', 'map<string,int>', `return Object.assign(Object.create(null), { a: 1 })`, {}, { a: 1 }],
  ['list<int>', 'bool', `return x instanceof ListNode && x.val === 1 && x.next.next === null`, [1, 2], true],
  ['list<int>', 'bool', `return x === null`, [], true],
  ['list<int>', 'list<int>', `return null`, [1], []],
  ['list<int>', 'list<int>', `return { val: 1, next: { val: 2, next: undefined } }`, [1], [1, 2]],
  ['tree<int>', 'int', `const d = (n) => (n ? 1 + Math.max(d(n.left), d(n.right)) : 0); return d(x)`, [1, null, 2, 3], 3],
  ['tree<int>', 'tree<int>', `const n = new TreeNode(1); n.right = new TreeNode(2, new TreeNode(3)); return n`, [], [1, null, 2, 3]],
  ['tree<int>', 'tree<int>', `return undefined`, [1], []],
  ['graph', 'json', `return [x.val, x.neighbors.map((n) => n.val), x.neighbors[0].neighbors[0] === x]`, [[2, 3], [1], [1]], [1, [2, 3], true]],
  ['graph', 'graph', `const a = new Node(1), b = new Node(2, [a]); a.neighbors.push(b); return a`, [], [[2], [1]]],
  ['graph', 'bool', `return x === null`, [], true],
  ['list<list<int>>', 'int', `return x.next.val.val`, [[1], [2]], 2],
  ['list<int>[]', 'int[]', `return x.map((n) => n?.val ?? -1)`, [[1], [], [2]], [1, -1, 2]],
  ['json', 'json', `return new Date(0)`, null, {}],
  ['int', 'void', `return 5`, 1, null],
  ['int', 'int[]', `class ListNode {}\nreturn [typeof new ListNode().val]`, 1, ['undefined']],
]; // prettier-ignore

it.each(conversions)('%s to %s: %s', async (parameter, returns, body, given, expected) => {
  const signature = signatureOf([parameter], returns);
  const run = await sandbox.runProgram(programOf(`function f(x) { ${body}; }`, { signature, cases: [[given]] }));
  expect(run).toEqual({ cases: [expect.objectContaining({ status: 'OK', value: expected })] });
});

describe('calls', () => {
  it('answers with the argument that is changed in place', async () => {
    const signature = signatureOf(['int[]', 'int'], 'void', 0);
    const source = 'function f(a, k) { a.reverse(); a.length = k; return 5; }';
    const { cases } = await sandbox.runProgram(programOf(source, { signature, cases: [[[1, 2, 3], 2]] }));
    expect(cases[0]).toMatchObject({ status: 'OK', value: [3, 2] });
  });

  const counter = {
    kind: 'class' as const,
    name: 'Counter',
    parameters: [{ name: 'start', type: parseValueType('long') }],
    methods: [
      { name: 'add', parameters: [{ name: 'n', type: parseValueType('int[]') }], returns: parseValueType('long') },
      { name: 'clear', parameters: [], returns: parseValueType('void') },
    ],
  };
  const calls: Wire[][] = [[['9007199254740993'], [['add', [[1, 2]]], ['clear', []], ['add', [[4]]]]]]; // prettier-ignore

  it.each([
    `class Counter { constructor(s) { this.n = s; } add(a) { for (const x of a) this.n += BigInt(x); return this.n; } clear() { this.n = 0n; return 'x'; } }`,
    `const Counter = class { constructor(s) { this.n = s; } async add(a) { await 0; for (const x of a) this.n += BigInt(x); return this.n; } async clear() { this.n = 0n; } };`,
    `function Counter(s) { this.n = s; }\nCounter.prototype.add = function (a) { for (const x of a) this.n += BigInt(x); return this.n; };\nCounter.prototype.clear = function () { this.n = 0n; };`,
    `export default class Nothing {}\nexport class Counter { #n; constructor(s) { this.#n = s; } add(a) { for (const x of a) this.#n += BigInt(x); return this.#n; } clear() { this.#n = 0n; } }`,
  ])('calls the methods of a class in their order: %s', async (source) => {
    const { cases } = await sandbox.runProgram(programOf(source, { signature: counter, cases: calls }));
    expect(cases).toEqual([expect.objectContaining({ status: 'OK', value: ['9007199254740996', null, '4'] })]);
  });

  it('says which method is missing', async () => {
    const source = 'class Counter { add() { return 0n; } }';
    const { cases } = await sandbox.runProgram(programOf(source, { signature: counter, cases: calls }));
    expect(cases[0]).toMatchObject({ status: 'RE', message: 'TypeError: there is no method clear' });
  });

  it('shows what each case printed, and only that', async () => {
    const source = `function f(n) { console.log('case', n, { a: [1, 'x'], m: new Map([[1, { b: null }]]) }); console.error(undefined, 1n, -0); return n; }`;
    const { cases } = await sandbox.runProgram(programOf(source, { cases: [[1], [2]] }));
    const shown = (n: number) => `case ${n} { a: [ 1, "x" ], m: Map(1) { 1 => { b: null } } }\nundefined 1n -0\n`;
    expect(cases.map(({ stdout }) => stdout)).toEqual([shown(1), shown(2)]);
  });

  it('cuts what is printed at 64 KiB', async () => {
    const source = `function f(n) { console.log('x'.repeat(100_000)); return n; }`;
    const { cases } = await sandbox.runProgram(programOf(source));
    expect([cases[0]!.status, cases[0]!.stdout.length]).toEqual(['OK', 65_536]);
  });

  it('runs what comes after an exception, and nothing after a case that took too long', async () => {
    const source = `function f(n) { if (n === 1) throw new Error('one'); if (n === 2) for (;;) {} return n; }`;
    const { cases } = await sandbox.runProgram(programOf(source, { cases: [[1], [3], [2], [3]] }));
    expect(cases.map(({ status }) => status)).toEqual(['RE', 'OK', 'TLE']);
  });

  it('refuses a source that is too long', async () => {
    const run = await sandbox.runProgram(programOf(`// ${'x'.repeat(65_536)}`));
    expect(run).toEqual({ compileError: 'the source is longer than 64 KiB', cases: [] });
  });
});
