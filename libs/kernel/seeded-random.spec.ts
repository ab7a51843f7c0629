import fc from 'fast-check';
import { seededRandom, shuffled } from './seeded-random.js';

const take = (seed: string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

/** sfc32 and xmur3 once more, on exact integers instead of 32-bit operators. */
function* reference(seed: string): Generator<number> {
  const word = 2n ** 32n;
  const low = (value: bigint) => ((value % word) + word) % word;
  const turn = (value: bigint, by: bigint) => low(value << by) | (low(value) >> (32n - by));
  let hash = low(1779033703n ^ BigInt(seed.length));
  for (let index = 0; index < seed.length; index++) {
    hash = turn(low((hash ^ BigInt(seed.charCodeAt(index))) * 3432918353n), 13n);
  }
  const next = () => {
    hash = low((hash ^ (hash >> 16n)) * 2246822507n);
    hash = low((hash ^ (hash >> 13n)) * 3266489909n);
    return (hash = hash ^ (hash >> 16n));
  };
  let [a, b, c, counter] = [next(), next(), next(), next()];
  for (;;) {
    const sum = low(a + b + counter);
    counter = low(counter + 1n);
    a = b ^ (b >> 9n);
    b = low(c + (c << 3n));
    c = low(turn(c, 21n) + sum);
    yield Number(sum) / Number(word);
  }
}

it('is sfc32 seeded through xmur3', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (seed) => {
      const expected = reference(seed);
      for (const value of take(seed, 20)) expect(value).toBe(expected.next().value);
    }),
  );
});

it('repeats itself for the same seed and differs for another', () => {
  expect(take('a', 50)).toEqual(take('a', 50));
  expect(take('a', 50)).not.toEqual(take('b', 50));
  expect(take('', 1)).not.toEqual(take('0', 1));
});

it('stays in [0, 1) and spreads evenly', () => {
  const values = take('spread', 20_000);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = values.filter((value) => Math.floor(value * 10) === tenth).length;
    expect(Math.abs(share - 2_000)).toBeLessThan(200);
  }
});

describe('shuffled', () => {
  const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

  it('keeps every item, and leaves its argument alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items];
        expect(ascending(shuffled(items, seededRandom(seed)))).toEqual(ascending(before));
        expect(items).toEqual(before);
      }),
    );
  });

  it('makes each of the six orders of three items equally often', () => {
    const random = seededRandom('orders');
    const seen = new Map<string, number>();
    for (let turn = 0; turn < 6_000; turn++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    // Five standard deviations of a binomial with n = 6000 and p = 1/6.
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(145);
  });
});
