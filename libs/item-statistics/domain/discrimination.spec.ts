import fc from 'fast-check';
import {
  isAboveBeyondChance,
  isNegativeBeyondChance,
  itemRestCorrelation,
  upperLower,
  type PairSums,
} from './discrimination.js';

const sumsOf = (pairs: readonly (readonly [number, number])[]): PairSums =>
  pairs.reduce(
    (sums, [x, r]) => ({
      n: sums.n + 1,
      x: sums.x + x,
      xx: sums.xx + x * x,
      r: sums.r + r,
      rr: sums.rr + r * r,
      xr: sums.xr + x * r,
    }),
    { n: 0, x: 0, xx: 0, r: 0, rr: 0, xr: 0 },
  );

describe('the item-rest correlation', () => {
  it('is the point-biserial of a right-or-wrong item: (M₁ − M₀) / s · √(p·q)', () => {
    const right = [9_000, 8_000, 7_000];
    const wrong = [5_000, 4_000];
    const rests = [...right, ...wrong];
    const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const deviation = Math.sqrt(mean(rests.map((rest) => (rest - mean(rests)) ** 2)));
    const expected = ((mean(right) - mean(wrong)) / deviation) * Math.sqrt(0.6 * 0.4);
    const pairs = [...right.map((rest) => [10_000, rest] as const), ...wrong.map((rest) => [0, rest] as const)];
    expect(itemRestCorrelation(sumsOf(pairs))).toBeCloseTo(expected, 12);
  });

  it('stays within −1 and 1, and turns its sign with the item', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 200 }), (pairs) => {
        const straight = itemRestCorrelation(sumsOf(pairs));
        const turned = itemRestCorrelation(sumsOf(pairs.map(([x, r]) => [10_000 - x, r])));
        if (straight === null) return turned === null;
        return Math.abs(straight) <= 1 && Math.abs(straight + turned!) < 1e-6;
      }),
    );
  });

  it('is none where one of the two does not vary', () => {
    expect(
      itemRestCorrelation(
        sumsOf([
          [10_000, 1],
          [10_000, 2],
        ]),
      ),
    ).toBeNull();
    expect(itemRestCorrelation(sumsOf([[10_000, 1]]))).toBeNull();
    expect(itemRestCorrelation(sumsOf([]))).toBeNull();
  });
});

it.each([
  [-0.31, 30, true],
  [-0.29, 30, false],
  [-0.12, 200, true],
  [-0.11, 200, false],
  [0.1, 1_000, false],
  [-1, 30, true],
  [-1, 3, false],
])('a correlation of %d over %d pairs is negative beyond chance: %s', (correlation, n, negative) => {
  expect(isNegativeBeyondChance(correlation, n)).toBe(negative);
});

describe('the upper-lower index', () => {
  const band = (answers: number, score: number) => ({ answers, score });

  it('is 1 where the best are right and the worst are wrong, and −1 the other way round', () => {
    expect(upperLower([band(50, 0), band(50, 50)])).toBeCloseTo(1, 12);
    expect(upperLower([band(50, 50), band(50, 0)])).toBeCloseTo(-1, 12);
  });

  it('takes its share of the band that a group ends in', () => {
    // 27 of 100: the worst 20 score 0, 7 of the next 80 score 0.5 each; the best 27 of the 80 score 0.5 each.
    expect(upperLower([band(20, 0), band(80, 40)])).toBeCloseTo(0.5 - 3.5 / 27, 12);
  });

  it('is none of nobody', () => expect(upperLower([band(0, 0)])).toBeNull());
});

it('says that a group is better only beyond chance', () => {
  const group = (n: number, mean: number, deviation: number) => ({
    n,
    r: n * mean,
    rr: n * mean * mean + (n - 1) * deviation * deviation,
  });
  expect(isAboveBeyondChance(group(20, 7_000, 1_500), group(20, 5_000, 1_500))).toBe(true);
  expect(isAboveBeyondChance(group(20, 5_500, 1_500), group(20, 5_000, 1_500))).toBe(false);
  expect(isAboveBeyondChance(group(20, 5_000, 1_500), group(20, 7_000, 1_500))).toBe(false);
});
