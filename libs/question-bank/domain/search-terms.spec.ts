import fc from 'fast-check';
import { meantWords, searchTerms, typingErrors } from './search-terms.js';

describe('what a search box says', () => {
  const words = (text: string) =>
    searchTerms(text).map(
      ({ text: term, isExcluded, isOpen }) => `${isExcluded ? '-' : ''}${term}${isOpen ? '…' : ''}`,
    );

  it.each([
    ['hash table', ['hash', 'table…']],
    ['hash table ', ['hash', 'table']],
    ['"hash table" -open', ['hash table', '-open']],
    ['-"linear probing" b-tree ', ['-linear probing', 'b-tree']],
    ['"never ended', ['never ended']],
    ['O(n log n)', ['O(n', 'log', 'n)…']],
    [' - " " !? ', []],
    ['', []],
  ])('%j', (text, expected) => expect(words(text)).toEqual(expected));

  it('takes any text, and no more terms than it can look for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const terms = searchTerms(text);
        expect(terms.length).toBeLessThanOrEqual(20);
        expect(terms.filter(({ isOpen }) => isOpen).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('typing errors', () => {
  it.each([
    ['graph', 'graph', 0],
    ['grpah', 'graph', 1],
    ['collison', 'collision', 1],
    ['hastable', 'hashtable', 1],
    ['recurssion', 'recursion', 1],
    ['', 'tree', 4],
    ['heap', 'stack', 4],
  ])('%s, %s', (a, b, errors) => expect(typingErrors(a, b)).toBe(errors));

  it('is the same both ways, and no more than the longer word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(typingErrors(a, b)).toBe(typingErrors(b, a));
        expect(typingErrors(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(typingErrors(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

it('offers the nearest words first, and nothing that is far off', () => {
  expect(meantWords('collison', ['collusion', 'cohesion', 'collision', 'colliding'])).toEqual([
    'collision',
    'collusion',
  ]);
  expect(meantWords('tre', ['quicksort'])).toEqual([]);
});
