/**
 * Times are counted in bins of growing width, so that quantiles merge and can be taken back: the sketch of Masson, Rim and
 * Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees" (VLDB 2019).
 */
const accuracy = 0.02;
const gamma = (1 + accuracy) / (1 - accuracy);

/** The bin of a time of at least a millisecond: it holds (γ^(bin−1), γ^bin]. */
export const binOf = (timeMs: number): number => Math.ceil(Math.log(Math.max(1, timeMs)) / Math.log(gamma));

/** The time that stands for a bin: at most 2 % off from any in it. */
export const timeOf = (bin: number): number => Math.round((2 * gamma ** bin) / (gamma + 1));

/** The value at this share of all that were counted, by the nearest rank; bins → how many. */
export function quantile(bins: ReadonlyMap<number, number>, share: number): number | null {
  const total = [...bins.values()].reduce((sum, count) => sum + count, 0);
  let left = Math.ceil(share * total);
  for (const [bin, count] of [...bins].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return timeOf(bin);
  }
  return null;
}
