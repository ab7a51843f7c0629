/** Sums over pairs of an answer's score `x` and the score `r` of the rest of its sitting. */
export interface PairSums {
  n: number;
  x: number;
  xx: number;
  r: number;
  rr: number;
  xr: number;
}

/**
 * Corrected item-total correlation: Pearson's r between the score of the item and the mean of the sitting's other items
 * (Henrysson, "Correction of item-total correlations in item analysis", Psychometrika 28, 1963). Where the item is right or
 * wrong, it is the point-biserial. Null where one of the two does not vary.
 */
export function itemRestCorrelation({ n, x, xx, r, rr, xr }: PairSums): number | null {
  const [spreadX, spreadR] = [n * xx - x * x, n * rr - r * r];
  if (n < 2 || spreadX <= 0 || spreadR <= 0) return null;
  return Math.min(1, Math.max(-1, (n * xr - x * r) / Math.sqrt(spreadX * spreadR)));
}

/** Whether a correlation of `n` pairs is below 0 beyond chance: Fisher's z, one-sided at 5 %. */
export function isNegativeBeyondChance(correlation: number, n: number): boolean {
  return n > 3 && Math.atanh(Math.max(-0.999_999, correlation)) + 1.645 / Math.sqrt(n - 3) < 0;
}

/** One band of candidates by the rest of their sittings: how many, and the sum of their scores on the item. */
export interface Band {
  answers: number;
  score: number;
}

/**
 * Upper-lower index D: mean score of the best 27 % less that of the worst 27 % (Kelley, "The selection of upper and lower
 * groups for the validation of test items", 1939). Bands come weakest first; of the one that a group ends in, its share.
 */
export function upperLower(bands: readonly Band[]): number | null {
  const size = bands.reduce((sum, { answers }) => sum + answers, 0) * 0.27;
  if (size === 0) return null;
  return meanOfFirst([...bands].reverse(), size) - meanOfFirst(bands, size);
}

function meanOfFirst(bands: readonly Band[], size: number): number {
  let [left, sum] = [size, 0];
  for (const { answers, score } of bands) {
    const taken = Math.min(left, answers);
    if (taken > 0) sum += (score * taken) / answers;
    left -= taken;
  }
  return sum / size;
}

/** Sums over the rest scores of a group. */
export interface GroupSums {
  n: number;
  r: number;
  rr: number;
}

/** Whether the mean of `a` is above that of `b` beyond chance: Welch's statistic against the normal, one-sided at 5 %. */
export function isAboveBeyondChance(a: GroupSums, b: GroupSums): boolean {
  const error = Math.sqrt(variance(a) / a.n + variance(b) / b.n);
  return a.r / a.n - b.r / b.n > 1.645 * error;
}

const variance = ({ n, r, rr }: GroupSums): number => Math.max(0, rr - (r * r) / n) / (n - 1);
