import fc from 'fast-check';
import { parseValueType, type Signature, type Wire } from '@app/kernel/signature.js';
import { isRight } from './compare.js';

const returning = (type: string): Signature => ({
  kind: 'function',
  name: 'f',
  parameters: [],
  returns: parseValueType(type),
});
const compare = (type: string, comparator: Parameters<typeof isRight>[1], actual: Wire, expected: Wire): boolean =>
  isRight(returning(type), comparator, [], { actual, expected });

const close = { kind: 'float', absolute: 1e-6, relative: 1e-6 } as const;
it.each<[string, Parameters<typeof isRight>[1], string, Wire, Wire, boolean]>([
  ['the same list', 'exact', 'int[]', [1, 2], [1, 2], true],
  ['another order', 'exact', 'int[]', [2, 1], [1, 2], false],
  ['another order, where none matters', 'unordered', 'int[]', [2, 1], [1, 2], true],
  ['one too few of a value', 'unordered', 'int[]', [1, 2, 2], [1, 1, 2], false],
  ['inner lists in another order', 'unordered', 'int[][]', [[2, 1]], [[1, 2]], false],
  [
    'inner lists in another order, where none matters',
    'unordered-nested',
    'int[][]',
    [[4], [2, 1]],
    [[1, 2], [4]],
    true,
  ],
  ['one of several right answers', 'any-of', 'int[]', [2], [[1], [2]], true],
  ['none of several right answers', 'any-of', 'int[]', [3], [[1], [2]], false],
  ['a float close to it', close, 'float', 0.1 + 0.2, 0.3, true],
  ['a float too far', close, 'float', 0.300_01, 0.3, false],
  ['big floats by their relation', close, 'float', 1e12 + 1, 1e12, true],
  ['floats in lists', close, 'float[]', [1, 2.000_000_1], [1, 2], true],
  ['floats in maps', close, 'map<string,float>', { a: 1 }, { a: 1.000_000_1 }, true],
  ['a map with another key', close, 'map<string,float>', { b: 1 }, { a: 1 }, false],
  ['infinity', close, 'float', 'Infinity', 'Infinity', true],
  ['not a number', close, 'float', 'NaN', 0, false],
  ['a long as a number or as text', 'exact', 'long', '42', 42, true],
  ['longs beyond 2^53 apart by one', 'exact', 'long', '9007199254740993', '9007199254740992', false],
  ['longs in lists', 'exact', 'long[]', ['1', '2'], [1, 2], true],
  ['longs in any order', 'unordered', 'long[]', ['2', '1'], [1, 2], true],
  ['true is not 1', 'exact', 'int', true, 1, false],
  ['"1" is not 1', 'exact', 'int', '1', 1, false],
  ['null is not 0', 'exact', 'int', null, 0, false],
  ['minus zero', 'exact', 'int', -0, 0, true],
  ['keys in another order', 'exact', 'map<string,int>', { b: 1, a: 2 }, { a: 2, b: 1 }, true],
  ['a shape that was not asked for', 'unordered', 'int[]', { 0: 1 }, [1], false],
])('%s', (_, comparator, type, actual, expected, right) => {
  expect(compare(type, comparator, actual, expected)).toBe(right);
});

it('compares the longs of a class by the method that gave them', () => {
  const signature: Signature = {
    kind: 'class',
    name: 'Counter',
    parameters: [],
    methods: [
      { name: 'total', parameters: [], returns: { kind: 'long' } },
      { name: 'name', parameters: [], returns: { kind: 'string' } },
    ],
  };
  const calls: Wire[] = [
    [],
    [
      ['total', []],
      ['name', []],
    ],
  ];
  expect(isRight(signature, 'exact', calls, { actual: ['7', '7'], expected: [7, '7'] })).toBe(true);
  expect(isRight(signature, 'exact', calls, { actual: ['7', 7], expected: [7, '7'] })).toBe(false);
});

const anyValue = fc.jsonValue() as fc.Arbitrary<Wire>;
it('takes every value for itself, however it is compared, and never throws', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (actual, expected) => {
      for (const comparator of ['exact', 'unordered', 'unordered-nested', close] as const) {
        expect(compare('json', comparator, expected, structuredClone(expected))).toBe(true);
        compare('int[][]', comparator, actual, expected);
      }
    }),
  );
});

it('a permutation is right without order, and only then', () => {
  const lists = fc.uniqueArray(fc.integer(), { minLength: 2 });
  const permuted = lists.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(permuted, ([expected, actual]) => {
      expect(compare('int[]', 'unordered', actual, expected)).toBe(true);
      expect(compare('int[]', 'exact', actual, expected)).toBe(actual.every((item, at) => item === expected[at]));
    }),
  );
});
