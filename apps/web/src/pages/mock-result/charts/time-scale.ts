/** Beyond this multiple of the expected time bars are cut off: one outlier must not flatten all others. */
const most = 4;

export interface RatioScale {
  /** Multiples of the expected time, from 0 to the end of the scale. */
  ticks: number[];
  /** Where a multiple stands, in per cent of the width. */
  at: (ratio: number) => number;
  isCut: (ratio: number) => boolean;
}

/** A scale of multiples of the expected time that these fit, up to a limit; what was expected is always on it. */
export function ratioScale(ratios: readonly number[]): RatioScale {
  const longest = Math.min(most, Math.max(1.25, ...ratios));
  const step = longest <= 2 ? 0.5 : 1;
  const count = Math.ceil(longest / step);
  const end = count * step;
  return {
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
    at: (ratio) => (100 * Math.min(ratio, end)) / end,
    isCut: (ratio) => ratio > end,
  };
}

/** `2 ×`, or what one stands for. */
export function tickText(ratio: number): string {
  if (ratio === 1) return 'expected';
  return ratio === 0 ? '0' : `${ratio === 0.5 ? '½' : ratio === 1.5 ? '1½' : ratio} ×`;
}
