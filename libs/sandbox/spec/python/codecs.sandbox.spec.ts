import fc from 'fast-check';
import type { Wire } from '@app/kernel/signature.js';
import { Sandbox } from '../../sandbox.js';
import { runCase, runCases, signatureOf, typed, valueOf } from './programs.js';
import { valueType, wireOf } from './values.js';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox({ size: 1 });
});
afterAll(() => sandbox.close());

it('gives every value of every type back as it came', async () => {
  const batch = valueType.chain((type) =>
    fc.tuple(fc.constant(type), fc.array(wireOf(type), { minLength: 1, maxLength: 12 })),
  );
  await fc.assert(
    fc.asyncProperty(batch, async ([type, values]) => {
      const runs = await runCases(sandbox, 'def f(value): return value', {
        signature: typed(type),
        cases: values.map((value) => [value]),
      });
      expect(runs.map(({ status, value, message }) => ({ status, value, message }))).toEqual(
        values.map((value) => ({ status: 'OK', value })),
      );
    }),
    { numRuns: 150 },
  );
});

it.each<[string, string, Wire, string]>([
  ['int', '5', 5, 'type(v) is int and v == 5'],
  ['int', 'the largest', 2 ** 53 - 1, 'v == 2 ** 53 - 1'],
  ['long', 'beyond 64 bits', '36893488147419103233', 'type(v) is int and v == 2 ** 65 + 1'],
  ['float', 'whole', 5, 'type(v) is float and v == 5.0'],
  ['float', 'not a number', 'NaN', 'v != v'],
  ['float', 'infinite', '-Infinity', 'v == -inf'],
  ['string', 'any', 'é😀"\n', 'type(v) is str and len(v) == 4'],
  ['bool', 'true', true, 'v is True'],
  ['int[][]', 'matrix', [[1, 2], []], 'v == [[1, 2], []] and type(v[0]) is list'],
  ['map<string,int>', 'map', { '1': 2 }, 'v == {"1": 2}'],
  ['map<int,int[]>', 'map of ints', { '-1': [2] }, 'v == {-1: [2]}'],
  ['int?', 'absent', null, 'v is None'],
  ['list<int>', 'list', [1, 2], 'type(v) is ListNode and v.val == 1 and v.next.val == 2 and v.next.next is None'],
  ['list<int>', 'empty list', [], 'v is None'],
  ['list<int>[]', 'lists', [[1], []], 'v[0].val == 1 and v[1] is None'],
  ['tree<int>', 'tree', [1, null, 2, 3], 'type(v) is TreeNode and v.left is None and v.right.left.val == 3'],
  ['tree<int>', 'empty tree', [], 'v is None'],
  ['graph', 'graph', [[2], [1]], 'type(v) is Node and v.val == 1 and v.neighbors[0].neighbors[0] is v'],
  ['graph', 'a single node', [[]], 'v.val == 1 and v.neighbors == []'],
  ['graph', 'empty graph', [], 'v is None'],
  ['json', 'anything', { a: [1, 'x', null] }, 'v == {"a": [1, "x", None]}'],
])('%s is what Python would have it: %s', async (type, _, wire, check) => {
  const source = `def f(v): return ${check}`;
  expect(await valueOf(sandbox, source, { signature: signatureOf([type], 'bool'), cases: [[wire]] })).toBe(true);
});

it.each<[string, string, Wire]>([
  ['int', '2 ** 53', '9007199254740992'],
  ['int', '-10 ** 30', '-1000000000000000000000000000000'],
  ['long', '7', '7'],
  ['int', '__import__("enum").IntEnum("E", "A").A', 1],
  ['float', '3', 3],
  ['float', '10 ** 20', 1e20],
  ['float', 'float("inf")', 'Infinity'],
  ['float', '-math.nan', 'NaN'],
  ['string', 'type("S", (str,), {"__str__": lambda s: "x"})("a")', 'a'],
  ['int[]', '(1, 2)', [1, 2]],
  ['int[]', 'deque([1, 2])', [1, 2]],
  ['int[]', 'range(3)', [0, 1, 2]],
  ['int[]', '{1: 2, 3: 4}.values()', [2, 4]],
  ['int[]', '{1: 2, 3: 4}.keys()', [1, 3]],
  ['int[]', 'array.array("i", [1, 2])', [1, 2]],
  ['int?', 'None', null],
  ['map<int,int>', 'Counter([5, 5])', { '5': 2 }],
  ['map<string,int[]>', 'defaultdict(list, a=[1])', { a: [1] }],
  ['list<int>', 'ListNode(1, ListNode(2))', [1, 2]],
  ['list<int>', 'None', []],
  ['tree<int>', 'TreeNode(1, None, TreeNode(2))', [1, null, 2]],
  ['graph', 'None', []],
  ['json', '{"a": (1, 2.5, None, True), 3: 2 ** 60}', { a: [1, 2.5, null, true], '3': '1152921504606846976' }],
  ['void', '5', null],
])('%s takes %s', async (type, expression, value) => {
  const signature = signatureOf(['int'], type);
  expect(await valueOf(sandbox, `def f(n): return ${expression}`, { signature })).toEqual(value);
});

it.each([
  ['int', 'True', 'returned bool (True) where int is expected'],
  ['int', '3.0', 'returned float (3.0) where int is expected'],
  ['int', '"3"', 'returned str where int is expected'],
  ['int', 'None', 'returned None where int is expected'],
  ['long', '2.0', 'returned float (2.0) where int is expected'],
  ['float', 'True', 'returned bool (True) where float is expected'],
  ['float', '"1"', 'returned str where float is expected'],
  ['bool', '1', 'returned int (1) where bool is expected'],
  ['string', 'b"x"', 'returned bytes where str is expected'],
  ['string', '1', 'returned int (1) where str is expected'],
  ['int[]', '"12"', 'returned str where list is expected'],
  [
    'int[]',
    '{1, 2}',
    'returned set where list is expected, which has no order: return a list of it, as sorted(…) gives',
  ],
  ['int[]', '(i for i in [1])', 'returned generator where list is expected: return a list of it, as list(…) gives'],
  ['int[]', 'map(int, "12")', 'returned map where list is expected: return a list of it, as list(…) gives'],
  ['int[]', '[1, "2"]', 'returned str where int is expected'],
  ['map<string,int>', '{1: 1}', 'returned int (1) where str is expected'],
  ['map<int,int>', '{"1": 1}', 'returned str where int is expected'],
  ['map<int,int>', '[1]', 'returned list where dict is expected'],
  ['list<int>', '[1]', 'returned list where ListNode is expected'],
  ['tree<int>', '[1]', 'returned list where TreeNode is expected'],
  ['graph', '[[1]]', 'returned list where Node is expected'],
])('%s refuses %s, in words that help', async (type, expression, words) => {
  const run = await runCase(sandbox, `def f(n): return ${expression}`, { signature: signatureOf(['int'], type) });
  expect(run).toMatchObject({ status: 'RE', message: `TypeError: ${words}` });
});

it.each([
  ['list<int>', 'a = ListNode(1)\n  a.next = a\n  return a', 'the list that was returned has a cycle'],
  ['tree<int>', 'a = TreeNode(1)\n  a.left = a\n  return a', 'the tree that was returned has a cycle'],
])('finds the cycle in a %s', async (type, body, words) => {
  const more = { signature: signatureOf(['int'], type), limits: { timeMs: 10_000, memoryMb: 128 } };
  expect(await runCase(sandbox, `def f(n):\n  ${body}`, more)).toMatchObject({
    status: 'RE',
    message: `ValueError: ${words}`,
  });
});

it('answers with the argument that was changed in place', async () => {
  const source = 'def f(n, items):\n  items.append(n)\n  items.sort()\n  return "ignored"';
  const signature = signatureOf(['int', 'int[]'], 'void', 1);
  expect(await valueOf(sandbox, source, { signature, cases: [[2, [3, 1]]] })).toEqual([1, 2, 3]);
});

it('calls the methods of a class in order', async () => {
  const source = `class Bag:
  def __init__(self, first): self.items = first
  def add(self, item): self.items.append(item)
  def head(self): return ListNode(self.items[0])
  def size(self): return len(self.items)`;
  const int = { kind: 'int' } as const;
  const signature = {
    kind: 'class' as const,
    name: 'Bag',
    parameters: [{ name: 'first', type: { kind: 'array' as const, of: int } }],
    methods: [
      { name: 'add', parameters: [{ name: 'item', type: int }], returns: { kind: 'void' as const } },
      { name: 'head', parameters: [], returns: { kind: 'list' as const, of: int } },
      { name: 'size', parameters: [], returns: int },
    ],
  };
  const calls: Wire = [
    ['size', []],
    ['add', [7]],
    ['size', []],
    ['head', []],
  ];
  expect(await valueOf(sandbox, source, { signature, cases: [[[[5]] as Wire, calls]] })).toEqual([1, null, 2, [5]]);
  const missing = await runCase(sandbox, 'class Bag:\n  def __init__(self, first): pass', {
    signature,
    cases: [[[[5]] as Wire, calls]],
  });
  expect(missing.message).toMatch(/^AttributeError: 'Bag' object has no attribute 'size'/);
  const none = await sandbox.runProgram({
    language: 'python',
    source: 'x = 1',
    signature,
    cases: [[[[5]] as Wire, calls]],
    limits: { timeMs: 1_000, memoryMb: 64 },
  });
  expect(none).toEqual({ compileError: 'there is no class Bag', cases: [] });
});

it('carries big values both ways', async () => {
  const numbers = Array.from({ length: 100_000 }, (_, at) => at * 7919);
  const value = await valueOf(sandbox, 'def f(a): return a[::-1]', {
    signature: signatureOf(['int[]'], 'int[]'),
    cases: [[numbers]],
  });
  expect(value).toEqual(numbers.toReversed());
  const chain = await valueOf(sandbox, 'def f(v): return v', {
    signature: signatureOf(['list<int>'], 'list<int>'),
    cases: [[numbers]],
  });
  expect(chain).toEqual(numbers);
});
