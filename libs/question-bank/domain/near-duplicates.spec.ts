import fc from 'fast-check';
import { bandsOf, NearIndex, similarityOf, trigramsOf } from './near-duplicates.js';

const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: 4, maxLength: 9 });
const words = fc.array(word, { minLength: 1, maxLength: 25 }).map((list) => list.join(' '));
const alike = (a: string, b: string) => similarityOf(trigramsOf(a), trigramsOf(b));
const shares = (a: string, b: string) => {
  const bands = new Set(bandsOf(trigramsOf(a)));
  return bandsOf(trigramsOf(b)).some((band) => bands.has(band));
};

describe('similarity', () => {
  it.each([
    // What similarity() of pg_trgm says of the same.
    ['word', 'two words', 0.36363637],
    ['hash table', 'hash tables', 0.7692308],
    ['', 'heap', 0],
    ['abc', 'abc', 1],
  ])('%s, %s', (a, b, expected) => expect(alike(a, b)).toBeCloseTo(expected, 6));

  it('is the same both ways, from 0 to 1, and 1 of the same words in any order', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
        expect(alike(a, a.split(' ').toReversed().join(' '))).toBe(1);
      }),
    );
  });
});

describe('bands', () => {
  it('of the same words in any order are the same, all within 32 bits', () => {
    fc.assert(
      fc.property(words, (text) => {
        const bands = bandsOf(trigramsOf(text));
        expect(bandsOf(trigramsOf(text.split(' ').toReversed().join(' ')))).toEqual(bands);
        expect(bands.every((band) => band === (band | 0))).toBe(true);
      }),
    );
    expect(bandsOf(new Set())).toEqual([]);
  });

  it('are shared by nearly all that are alike, and by few that are not', () => {
    const texts = fc.sample(fc.array(word, { minLength: 20, maxLength: 20 }), { numRuns: 300, seed: 5 });
    const pairs = texts.map((list) => {
      const near = [...list.slice(0, -1), 'different'];
      return [list.join(' '), near.join(' ')] as const;
    });
    const near = pairs.filter(([a, b]) => alike(a, b) >= 0.8);
    expect(near.length).toBeGreaterThan(200);
    expect(near.filter(([a, b]) => shares(a, b)).length).toBeGreaterThan(near.length * 0.99);
    const far = pairs.slice(1).map(([a], index) => [a, pairs[index]![0]] as const);
    expect(far.filter(([a, b]) => shares(a, b)).length).toBeLessThan(far.length * 0.02);
  });
});

it('finds the nearest of those before', () => {
  const index = new NearIndex<string>();
  const put = (text: string) => index.add(text, trigramsOf(text), bandsOf(trigramsOf(text)));
  const find = (text: string) => index.nearest(trigramsOf(text), bandsOf(trigramsOf(text)), 0.75)?.item;
  put('what does a hash table do when two keys collide in it');
  put('what does a hash table do when three keys collide in it');
  expect(find('what does the hash table do when two keys collide in it')).toBe(
    'what does a hash table do when two keys collide in it',
  );
  expect(find('why is a heap no sorted list')).toBeUndefined();
});
