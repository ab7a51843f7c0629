import fc from 'fast-check';
import { formatValueType, NotAType, parseValueType, type ValueType } from './signature.js';

const { type: anyType } = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('int', 'long', 'float', 'string', 'bool', 'json', 'void').map((kind) => ({ kind })),
    fc.constant({ kind: 'graph' as const }),
    fc.record({ kind: fc.constantFrom('array', 'nullable', 'list', 'tree'), of: tie('type') }),
    fc.record({ kind: fc.constant('map'), key: fc.constantFrom('string', 'int'), of: tie('type') }),
  ),
}));

it('reads what it writes', () => {
  fc.assert(fc.property(anyType, (type) => expect(parseValueType(formatValueType(type))).toEqual(type)));
});

it.each<[string, ValueType]>([
  ['int[][]', { kind: 'array', of: { kind: 'array', of: { kind: 'int' } } }],
  ['tree<int?>', { kind: 'tree', of: { kind: 'nullable', of: { kind: 'int' } } }],
  ['map< string , float[] >', { kind: 'map', key: 'string', of: { kind: 'array', of: { kind: 'float' } } }],
  ['list<long>?', { kind: 'nullable', of: { kind: 'list', of: { kind: 'long' } } }],
])('reads %s', (text, type) => expect(parseValueType(text)).toEqual(type));

it.each([
  '',
  'integer',
  'int]',
  'int[',
  'list',
  'list<>',
  'list<int',
  'map<float,int>',
  'map<int>',
  'int int',
  'graph<int>',
])('refuses %j', (text) => expect(() => parseValueType(text)).toThrow(NotAType));

it('reads or refuses any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z<>,?[\]]{0,20}$/)), (text) => {
      try {
        parseValueType(text);
      } catch (error) {
        expect(error).toBeInstanceOf(NotAType);
      }
    }),
  );
});
