import fc from 'fast-check';
import { parseValueType, type Wire } from '@app/kernel/signature.js';
import { checkContent } from './check-content.js';
import { starterCode } from './starter-code.js';
import { signatureOf } from './program-content.js';
import { valueFaults } from './value-faults.js';

const common = { prompt: 'p', explanation: 'e', estimatedSeconds: 60 };
const code = {
  kind: 'code',
  ...common,
  signature: {
    name: 'add',
    parameters: [
      { name: 'a', type: 'int' },
      { name: 'b', type: 'int[]' },
    ],
    returns: 'int',
  },
  examples: [{ arguments: [1, [2]], expected: 3 }],
  languages: ['python'],
  solutions: { python: 's' },
};
const counter = {
  ...code,
  signature: {
    kind: 'class',
    name: 'Counter',
    parameters: [{ name: 'start', type: 'int' }],
    methods: [
      { name: 'add', parameters: [{ name: 'by', type: 'int' }] },
      { name: 'total', returns: 'int' },
    ],
  },
  examples: [
    {
      arguments: [
        [1],
        [
          ['add', [2]],
          ['total', []],
        ],
      ],
      expected: [null, 3],
    },
  ],
};
const sql = {
  kind: 'sql',
  ...common,
  schema: 'create table t (a int)',
  seed: '',
  expected: { columns: ['a', 'b'], rows: [[1, 'x']] },
  solution: 'select 1',
};
const pointersOf = (document: object) => checkContent(document).faults.map(({ pointer }) => pointer);

it.each([
  ['code', code],
  ['class', counter],
  ['sql', sql],
])('accepts a %s', (_, content) => {
  expect(pointersOf(content)).toEqual([]);
});

const withSignature = (changes: object) => ({ ...code, signature: { ...code.signature, ...changes } });
it.each<[string, object, string[]]>([
  ['a type that does not exist', withSignature({ returns: 'integer' }), ['/signature/returns']],
  ['nothing returned', withSignature({ returns: 'void' }), ['/signature/returns']],
  [
    'a parameter twice',
    withSignature({
      parameters: [
        { name: 'a', type: 'int' },
        { name: 'a', type: 'int[]' },
      ],
    }),
    ['/signature/parameters/1/name'],
  ],
  ['a void parameter', withSignature({ parameters: [{ name: 'a', type: 'void' }] }), ['/signature/parameters/0/type']],
  ['a change to what is no parameter', withSignature({ mutates: 'c' }), ['/signature/mutates']],
  ['a name that no language takes', withSignature({ name: 'two sum' }), ['/signature/name']],
  ['no example', { ...code, examples: [] }, ['/examples']],
  ['too few arguments', { ...code, examples: [{ arguments: [1], expected: 3 }] }, ['/examples/0/arguments']],
  [
    'an argument of another type',
    { ...code, examples: [{ arguments: [1, [2, 'x']], expected: 3 }] },
    ['/examples/0/arguments/1/1'],
  ],
  [
    'an answer of another type',
    { ...code, examples: [{ arguments: [1, []], expected: '3' }] },
    ['/examples/0/expected'],
  ],
  [
    'a hidden answer of another type',
    { ...code, hiddenCases: [{ arguments: [1, []], expected: null }] },
    ['/hiddenCases/0/expected'],
  ],
  ['a language without solution', { ...code, languages: ['python', 'javascript'] }, ['/solutions']],
  ['a language twice', { ...code, languages: ['python', 'python'] }, ['/languages/1']],
  ['a language that does not exist', { ...code, languages: ['cobol'] }, ['/languages/0']],
  ['one right answer where several are meant', { ...code, comparator: 'any-of' }, ['/examples/0/expected']],
  ['a limit beyond all patience', { ...code, limits: { timeMs: 60_000 } }, ['/limits/timeMs']],
  [
    'a call of no method',
    { ...counter, examples: [{ arguments: [[1], [['sub', []]]], expected: [1] }] },
    ['/examples/0/arguments/1/0'],
  ],
  [
    'an answer too few',
    { ...counter, examples: [{ arguments: [[1], [['total', []]]], expected: [] }] },
    ['/examples/0/expected'],
  ],
  [
    'a method that gives what it does not return',
    { ...counter, examples: [{ arguments: [[1], [['add', [1]]]], expected: [1] }] },
    ['/examples/0/expected/0'],
  ],
  ['a row too short', { ...sql, expected: { columns: ['a', 'b'], rows: [[1]] } }, ['/expected/rows/0']],
  [
    'hidden columns of another number',
    { ...sql, hiddenCases: [{ seed: '', expected: { columns: ['a'], rows: [] } }] },
    ['/hiddenCases/0/expected/columns'],
  ],
])('refuses %s', (_, content, pointers) => expect(pointersOf(content)).toEqual(pointers));

it('asks of a checker that judges the answers itself no type of them', () => {
  const comparator = { kind: 'checker', source: 'function check() { return true; }' };
  expect(pointersOf({ ...code, comparator, examples: [{ arguments: [1, []], expected: 'any' }] })).toEqual([]);
});

it('lets TypeScript do with the JavaScript solution', () => {
  expect(pointersOf({ ...code, languages: ['typescript'], solutions: { javascript: 's' } })).toEqual([]);
});

it.each<[string, Wire[], Wire[]]>([
  ['int', [0, -5, 9_007_199_254_740_991], [0.5, 9_007_199_254_740_992, '1', null, true]],
  ['long', [0, '9223372036854775807', '-1'], ['1.5', '01', '', '1e3', 0.5]],
  ['float', [0, 0.5, 'NaN', '-Infinity'], ['1', null]],
  ['string', ['', 'x'], [1, null]],
  ['bool', [true, false], [0, 'true']],
  ['int?', [null, 1], ['x']],
  ['list<int>', [[], [1]], [null, [null]]],
  [
    'tree<int>',
    [[], [1, null, 2]],
    [
      [null, 1],
      [1, null],
      [1, 'x'],
    ],
  ],
  ['graph', [[], [[2], [1]], [[]]], [[[3], [1]], [[0]], [1]]],
  ['map<string,int>', [{}, { a: 1 }], [[], { a: 'x' }, null]],
  ['map<int,int>', [{ 1: 1, '-2': 2 }], [{ x: 1 }, { '01': 1 }]],
])('knows what is of type %s', (text, fitting, unfitting) => {
  const type = parseValueType(text);
  const fits = (value: Wire) => [...valueFaults(value, type, [])].length === 0;
  expect(fitting.filter((value) => !fits(value))).toEqual([]);
  expect(unfitting.filter(fits)).toEqual([]);
});

it('says of any value whether it fits', () => {
  const types = ['int', 'long[]', 'tree<int?>', 'map<int,string[]>', 'graph', 'list<bool>?'].map(parseValueType);
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...types), (value, type) => {
      for (const { pointer } of valueFaults(value as Wire, type, ['v'])) expect(pointer).toMatch(/^\/v/);
    }),
  );
});

describe('what an editor begins with', () => {
  const linked = signatureOf({
    kind: 'function',
    name: 'merge',
    parameters: [
      { name: 'a', type: 'list<int>' },
      { name: 'by', type: 'map<string,long?>' },
    ],
    returns: 'tree<int>',
  });
  it.each([
    [
      'javascript',
      '// ListNode is given: val, next\n// TreeNode is given: val, left, right\n/**\n * @param {ListNode | null} a\n * @param {Map<string, bigint | null>} by\n * @returns {TreeNode | null}\n */\nfunction merge(a, by) {\n}\n',
    ],
    [
      'typescript',
      '// ListNode is given: val, next\n// TreeNode is given: val, left, right\nfunction merge(a: ListNode | null, by: Map<string, bigint | null>): TreeNode | null {\n}\n',
    ],
    [
      'python',
      '# ListNode is given: val, next\n# TreeNode is given: val, left, right\ndef merge(a: ListNode | None, by: dict[str, int | None]) -> TreeNode | None:\n    pass\n',
    ],
  ] as const)('%s', (language, text) => expect(starterCode(linked, language)).toBe(text));

  it('of a class has its methods', () => {
    const signature = signatureOf({
      kind: 'class',
      name: 'Counter',
      parameters: [{ name: 'start', type: 'int' }],
      methods: [{ name: 'add', parameters: [{ name: 'by', type: 'int' }], returns: 'void' }],
    });
    expect(starterCode(signature, 'typescript')).toBe(
      'class Counter {\n  constructor(start: number) {\n  }\n\n  add(by: number): void {\n  }\n}\n',
    );
    expect(starterCode(signature, 'python')).toBe(
      'class Counter:\n    def __init__(self, start: int):\n        pass\n\n    def add(self, by: int) -> None:\n        pass\n',
    );
  });
});
