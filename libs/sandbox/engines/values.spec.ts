import fc from 'fast-check';
import { parseValueType, type FunctionSignature, type Signature, type Wire } from '@app/kernel/signature.js';
import { decodeAnswer, NotAnAnswer } from './decode.js';
import { bitsOf, encodeArguments, UnsupportedValue } from './encode.js';
import { carried, lettersOf, nodeClasses, UnsupportedType } from './harness/types.js';

const of = (...types: string[]): FunctionSignature => ({
  kind: 'function',
  name: 'f',
  parameters: types.map((type, index) => ({ name: `p${index}`, type: parseValueType(type) })),
  returns: parseValueType(types[0] ?? 'void'),
});
const tokens = (type: string, value: Wire) => encodeArguments(of(type), [value]).split('\n').slice(0, -1);

it.each<[string, Wire, string[]]>([
  ['int', -7, ['-7']],
  ['int', -0, ['0']],
  ['long', '9223372036854775807', ['9223372036854775807']],
  ['long', 12, ['12']],
  ['float', 1.5, ['3ff8000000000000']],
  ['float', '-Infinity', ['fff0000000000000']],
  ['string', '', ['s']],
  ['string', 'é\n', ['sc3a90a']],
  ['bool', true, ['1']],
  ['int[]', [1, 2], ['2', '1', '2']],
  ['int?', null, ['-']],
  ['int?', 3, ['+', '3']],
  ['list<int>', [4], ['1', '4']],
  ['tree<int>', [1, null, 2], ['3', '+', '1', '-', '+', '2']],
  ['graph', [[2], [1]], ['2', '1', '2', '1', '1']],
  ['map<int,bool>', { '-3': false }, ['1', '-3', '0']],
  ['map<string,int>', JSON.parse('{"__proto__":1}') as Wire, ['1', 's5f5f70726f746f5f5f', '1']],
])('%s: %j travels as %j and back', (type, value, expected) => {
  expect(tokens(type, value)).toEqual(expected);
  const back = decodeAnswer(of(type), [value], expected);
  expect(JSON.stringify(back)).toBe(JSON.stringify(type === 'long' && typeof value === 'number' ? `${value}` : value));
});

it.each<[string, Wire]>([
  ['int', 2 ** 53],
  ['int', 1.5],
  ['long', '9223372036854775808'],
  ['long', 'x'],
  ['float', 'infinite'],
  ['string', '\ud800'],
  ['string', 3],
  ['bool', 1],
  ['int[]', 'x'],
  ['map<int,int>', { a: 1 }],
  ['graph', [['x']]],
])('refuses to send %s %j', (type, value) => {
  expect(() => tokens(type, value)).toThrow(UnsupportedValue);
});

it.each<[string, string[]]>([
  ['int', []],
  ['int', ['1', '2']],
  ['int', ['0x1']],
  ['int', ['']],
  ['bool', ['2']],
  ['float', ['1.5']],
  ['string', ['sA0']],
  ['string', ['s0']],
  ['string', ['30']],
  ['int[]', ['999999999', '1']],
  ['int[]', ['-1']],
  ['int[]', ['1e3']],
  ['int?', ['?']],
  ['void', ['+']],
])('does not take %s from %j', (type, said) => {
  expect(() => decodeAnswer(of(type), [], said)).toThrow(NotAnAnswer);
});

it('reads whatever a program says as an answer or as none, and never as a value of another type', () => {
  const token = fc.oneof(fc.string(), fc.constantFrom('+', '-', '1', '0', '2', 's', 's41', bitsOf(0.5)));
  const type = fc.constantFrom('int', 'bool', 'string', 'int[]', 'tree<int>', 'map<int,string>[]', 'graph', 'float?[]');
  fc.assert(
    fc.property(type, fc.array(token, { maxLength: 12 }), (name, said) => {
      try {
        const value = decodeAnswer(of(name), [], said);
        if (name.endsWith('[]')) expect(Array.isArray(value)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(NotAnAnswer);
      }
    }),
  );
});

it('keeps an int that no number holds exactly as text', () => {
  expect(decodeAnswer(of('int'), [], ['9007199254740993'])).toBe('9007199254740993');
});

it('sends the calls of a class and reads an answer to each', () => {
  const signature: Signature = {
    kind: 'class',
    name: 'C',
    parameters: [{ name: 'n', type: { kind: 'int' } }],
    methods: [
      { name: 'put', parameters: [{ name: 'k', type: { kind: 'int' } }], returns: { kind: 'void' } },
      { name: 'get', parameters: [], returns: { kind: 'bool' } },
    ],
  };
  const values: Wire[] = [
    [2],
    [
      ['put', [5]],
      ['get', []],
    ],
  ];
  expect(encodeArguments(signature, values)).toBe('2\n2\n0\n5\n1\n');
  expect(decodeAnswer(signature, values, ['-', '1'])).toEqual([null, true]);
  expect(() => encodeArguments(signature, [[2], [['drop', []]]])).toThrow('there is no method "drop"');
  expect(() => encodeArguments(signature, [[], []])).toThrow('0 arguments for 1 parameters');
});

it.each([
  ['json', 'json'],
  ['void as a parameter', 'void'],
  ['json within', 'map<string,json[]>'],
  ['a null of nulls', 'int??'],
  ['a list that may be null', 'list<int>?'],
  ['a graph that may be null', 'graph?[]'],
  ['a list of lists', 'list<list<int>>'],
  ['a tree of graphs', 'tree<graph>'],
])('refuses %s', (_, type) => {
  expect(() => carried(of('int', type))).toThrow(UnsupportedType);
});

it('has one class of nodes of a kind', () => {
  expect(() => carried(of('list<int>', 'list<string>'))).toThrow('lists of int and of string in one signature');
  expect(nodeClasses(carried(of('list<int>', 'list<int>[]', 'tree<string?>', 'graph')))).toEqual({
    list: { kind: 'int' },
    tree: { kind: 'string' },
    graph: true,
  });
});

it('writes types in letters', () => {
  expect(lettersOf(parseValueType('map<int,string[]>'))).toBe('Mi[s');
  expect(lettersOf(parseValueType('tree<float>'))).toBe('Td');
  expect(lettersOf(parseValueType('list<bool?>'))).toBe('L?b');
});
