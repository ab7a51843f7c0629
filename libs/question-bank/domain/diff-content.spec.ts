import fc from 'fast-check';
import { diffContent } from './diff-content.js';

const before = {
  kind: 'single-choice',
  prompt: 'Which?',
  options: [
    { id: 'a', text: 'O(1)' },
    { id: 'b', text: 'O(n)', feedback: 'No.' },
    { id: 'c', text: 'O(n²)' },
  ],
  key: 'a',
  references: [{ title: 'One', url: 'https://example.org/' }],
};

it('names each field that differs, and parts by their ids', () => {
  const after = {
    ...before,
    prompt: 'Which one?',
    options: [
      { id: 'b', text: 'O(n)' },
      { id: 'a', text: 'O(log n)' },
      { id: 'd', text: 'O(2ⁿ)' },
    ],
    references: [],
    unit: 'ms',
  };
  expect(diffContent(before, after)).toEqual([
    { pointer: '/prompt', change: 'changed', before: 'Which?', after: 'Which one?' },
    { pointer: '/options/c', change: 'removed', before: { id: 'c', text: 'O(n²)' } },
    { pointer: '/options/b/feedback', change: 'removed', before: 'No.' },
    { pointer: '/options/a/text', change: 'changed', before: 'O(1)', after: 'O(log n)' },
    { pointer: '/options/d', change: 'added', after: { id: 'd', text: 'O(2ⁿ)' } },
    { pointer: '/options', change: 'reordered', before: ['a', 'b'], after: ['b', 'a'] },
    { pointer: '/references', change: 'changed', before: before.references, after: [] },
    { pointer: '/unit', change: 'added', after: 'ms' },
  ]);
});

it('takes keys in any order, names that objects have by nature, and parts that share an id', () => {
  expect(diffContent({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
  expect(diffContent({ constructor: 1 }, {})).toEqual([{ pointer: '/constructor', change: 'removed', before: 1 }]);
  const twice = [{ id: 'a' }, { id: 'a' }];
  expect(diffContent({ list: twice }, { list: [{ id: 'a' }] })).toEqual([
    { pointer: '/list', change: 'changed', before: twice, after: [{ id: 'a' }] },
  ]);
});

it('finds nothing in anything beside itself, and something wherever one member is another', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), fc.jsonValue(), (content, name, value) => {
      const json = JSON.parse(JSON.stringify(content)) as Record<string, unknown>;
      expect(diffContent(json, structuredClone(json))).toEqual([]);
      const other = JSON.parse(JSON.stringify({ ...json, [name]: value })) as Record<string, unknown>;
      const isSame = JSON.stringify(json[name]) === JSON.stringify(other[name]) && Object.hasOwn(json, name);
      if (!isSame && name !== '__proto__') expect(diffContent(json, other)).not.toEqual([]);
    }),
  );
});
