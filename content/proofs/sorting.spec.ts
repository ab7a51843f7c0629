import { starterContent } from './pack.js';

const pack = 'dsa-foundations';

it('sorting-two-keys-stable: one sort by both keys', () => {
  const { key, items, prompt } = starterContent(pack, 'sorting', 'sorting-two-keys-stable', 'ordering');
  const tickets = [...prompt.matchAll(/\("(T\d)", (\d), (\d)\)/g)].map(([, id, priority, day]) => ({
    id: id!,
    rank: Number(priority) * 10 + Number(day),
  }));
  expect(tickets).toHaveLength(items.length);
  const sorted = tickets.toSorted((one, other) => one.rank - other.rank).map(({ id }) => id);
  expect(key.map((id) => items.find((item) => item.id === id)?.text)).toEqual(sorted);
});

it('sorting-javascript-default-order: what it prints', () => {
  const { key, prompt } = starterContent(pack, 'sorting', 'sorting-javascript-default-order', 'short-text');
  const prices = /\[([\d, ]+)\]/.exec(prompt)![1]!.split(',').map(Number);
  // oxlint-disable-next-line typescript/require-array-sort-compare -- the default order is what the question is about
  prices.sort();
  const printed = prices.join(',');
  expect(key.accepted[0]).toBe(printed);
  expect(key.accepted.map((text) => text.match(/\d+/g)!.join(','))).toEqual(key.accepted.map(() => printed));
  for (const text of key.accepted) expect(text).toMatch(new RegExp(key.pattern!));
});

it('sorting-comparator-by-subtraction: a 32-bit difference has the wrong sign for the key alone', () => {
  const { key, options } = starterContent(pack, 'sorting', 'sorting-comparator-by-subtraction', 'single-choice');
  const wrong = options.filter(({ text }) => {
    const [x, y] = text.match(/-?\d+/g)!.map(Number) as [number, number];
    expect([x | 0, y | 0]).toEqual([x, y]);
    return Math.sign((x - y) | 0) !== Math.sign(x - y);
  });
  expect(wrong.map(({ id }) => id)).toEqual([key]);
});

it('sorting-quicksort-sorted-input: comparisons counted', () => {
  const { key } = starterContent(pack, 'sorting', 'sorting-quicksort-sorted-input', 'numeric');
  let comparisons = 0;
  const quicksort = (a: number[], lo = 0, hi = a.length - 1): void => {
    if (lo >= hi) return;
    const pivot = a[hi]!;
    let i = lo;
    for (let j = lo; j < hi; j++) {
      comparisons += 1;
      if (a[j]! < pivot) {
        [a[i], a[j]] = [a[j]!, a[i]!];
        i++;
      }
    }
    [a[i], a[hi]] = [a[hi]!, a[i]!];
    quicksort(a, lo, i - 1);
    quicksort(a, i + 1, hi);
  };
  quicksort(Array.from({ length: 1000 }, (_, at) => at));
  expect(key).toMatchObject({ value: comparisons });
});

it('sorting-external-merge-time: pass by pass', () => {
  const { key } = starterContent(pack, 'sorting', 'sorting-external-merge-time', 'numeric');
  const minutes = (memory: number) => {
    const file = 600_000;
    const fanIn = memory / 10 - 1;
    let moved = 2 * file;
    for (let runs = file / memory; runs > 1; runs = Math.ceil(runs / fanIn)) moved += 2 * file;
    return moved / 500 / 60;
  };
  expect(key).toMatchObject({ value: minutes(1000) });
  expect(minutes(3000)).toBe(80); // said in the explanation
});
