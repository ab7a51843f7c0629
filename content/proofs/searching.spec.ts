import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
/** Rounds of a binary search over n elements when it always goes on with the larger part. */
const worst = (n: number): number => (n === 0 ? 0 : 1 + worst(Math.floor(n / 2)));

it('searching-thousandfold-growth: rounds of the larger list less those of the smaller', () => {
  const { key } = starterContent(pack, 'searching', 'searching-thousandfold-growth', 'numeric');
  const rounds = (n: number, x: number) => {
    let count = 0;
    for (let lo = 0, hi = n - 1; lo <= hi; count++) {
      const mid = Math.floor((lo + hi) / 2);
      if (mid === x) return count + 1;
      if (mid < x) lo = mid + 1;
      else hi = mid - 1;
    }
    return count;
  };
  for (const n of [1, 2, 3, 10, 100, 1000]) {
    expect(Math.max(...Array.from({ length: n + 2 }, (_, x) => rounds(n, x - 1)))).toBe(worst(n));
  }
  expect(key).toMatchObject({ value: worst(1e9) - worst(1e6) });
});

it('searching-bisect-left-right: elements less, and less or equal', () => {
  const { key, prompt } = starterContent(pack, 'searching', 'searching-bisect-left-right', 'short-text');
  const a = /a = \[([\d, ]+)\]/.exec(prompt)![1]!.split(',').map(Number);
  const calls = [...prompt.matchAll(/bisect_(left|right)\(a, (\d+)\)/g)];
  const printed = calls.map(
    ([, side, x]) => a.filter((v) => (side === 'left' ? v < Number(x) : v <= Number(x))).length,
  );
  expect(printed).toHaveLength(3);
  expect(key.accepted.map((text) => text.match(/\d+/g)!.map(Number))).toEqual(key.accepted.map(() => printed));
  for (const text of key.accepted) expect(text).toMatch(new RegExp(key.pattern!));
});

it('searching-endless-loop: of the four changes only the key is right for all small lists', () => {
  const { key, options } = starterContent(pack, 'searching', 'searching-endless-loop', 'single-choice');
  const right = options.filter(({ text }) => {
    const changed = text.match(/`([^`]+)`/g)!.map((code) => code.slice(1, -1));
    const run = (a: number[], x: number) => {
      let [lo, hi] = [0, a.length - 1];
      for (let round = 0; changed[1] === 'lo <= hi' ? lo <= hi : lo < hi; round++) {
        if (round > 50) return undefined;
        const mid = Math.floor((lo + hi + (changed[1] === '(lo + hi + 1)' ? 1 : 0)) / 2);
        if (a[mid]! <= x) lo = changed[1] === 'lo = mid + 1' ? mid + 1 : mid;
        else hi = changed[1] === 'hi = mid' ? mid : mid - 1;
      }
      return lo;
    };
    const lists = [1, 2, 3, 4, 5].flatMap((length) =>
      Array.from({ length: 4 ** length }, (_list, code) =>
        Array.from({ length }, (_item, at) => Math.floor(code / 4 ** at) % 4),
      ).filter((a) => a.every((value, at) => at === 0 || a[at - 1]! <= value)),
    );
    return lists.every((a) => [0, 1, 2, 3].every((x) => a[0]! > x || run(a, x) === a.findLastIndex((v) => v <= x)));
  });
  expect(right.map(({ id }) => id)).toEqual([key]);
  expect(new Set(options.map(({ text }) => text)).size).toBe(4);
});

it('searching-sort-break-even: the first number of look-ups for which sorting wins', () => {
  const { key } = starterContent(pack, 'searching', 'searching-sort-break-even', 'numeric');
  const n = 2 ** 20;
  let q = 1;
  while (n * Math.log2(n) + q * 20 >= q * n) q += 1;
  expect(key).toMatchObject({ value: q });
});

it('searching-intersect-id-lists: the steps of the four plans', () => {
  const { key, options } = starterContent(pack, 'searching', 'searching-intersect-id-lists', 'single-choice');
  const m = 1000;
  const n = 10_000_000;
  const steps = (text: string) => {
    if (/each of the 1,000 ids in the long/.test(text)) return m * worst(n);
    if (/two pointers/.test(text)) return m + n;
    if (/each of the 10,000,000 ids in the short/.test(text)) return n * worst(m);
    if (/long array into a hash set/.test(text)) return n + m;
    throw new Error(`unknown plan: ${text}`);
  };
  const costs = options.map(({ id, text }) => ({ id, cost: steps(text) }));
  expect(costs.toSorted((one, other) => one.cost - other.cost)[0]).toEqual({ id: key, cost: 24_000 });
});
