import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
const topic = 'arrays';

/** Moves between blocks that `appends` appends cause. */
function movesOf(appends: number, capacity: number, grow: (capacity: number) => number): number {
  let moves = 0;
  for (let size = 0; size < appends; size++) {
    if (size === capacity) {
      moves += size;
      capacity = grow(capacity);
    }
  }
  return moves;
}

it('arrays-doubling-copies', () => {
  const { key } = starterContent(pack, topic, 'arrays-doubling-copies', 'numeric');
  expect(key).toEqual({ value: movesOf(1000, 1, (capacity) => 2 * capacity) });
});

it('arrays-fixed-increment-growth', () => {
  const { options, key } = starterContent(pack, topic, 'arrays-fixed-increment-growth', 'single-choice');
  const millions = movesOf(1_000_000, 1000, (capacity) => capacity + 1000) / 1e6;
  expect(options.find((option) => option.id === key)?.text).toBe(`About ${Math.round(millions)} million`);
});

it('arrays-constant-time-list-operations', () => {
  const { options, key } = starterContent(pack, topic, 'arrays-constant-time-list-operations', 'multiple-choice');
  const operations: Record<string, (items: number[]) => unknown> = {
    '`items[n // 2]`': (items) => items[500],
    '`items.insert(0, 7)`': (items) => items.unshift(7),
    '`items.append(7)`': (items) => items.push(7),
    '`7 in items`': (items) => items.includes(7),
    '`items.pop()`': (items) => items.pop(),
    '`len(items)`': (items) => items.length,
  };
  /** Slots (and fields) of an array of n other numbers that the operation reads or writes. */
  const touched = (text: string, n: number) => {
    let count = 0;
    const counting: ProxyHandler<number[]> = {
      get: (target, name) => (count++, Reflect.get(target, name) as unknown),
      set: (target, name, value) => (count++, Reflect.set(target, name, value)),
    };
    operations[text]!(
      new Proxy(
        Array.from({ length: n }, () => 1),
        counting,
      ),
    );
    return count;
  };
  const constant = options.filter(({ text }) => touched(text, 20_000) === touched(text, 1000));
  expect(constant.map((option) => option.id)).toEqual(key);
});

it('arrays-remove-while-iterating', () => {
  const { key } = starterContent(pack, topic, 'arrays-remove-while-iterating', 'short-text');
  const nums = [2, 4, 6, 7, 8];
  for (let i = 0; i < nums.length; i++) {
    const n = nums[i]!;
    if (n % 2 === 0) nums.splice(nums.indexOf(n), 1);
  }
  expect(key.accepted).toContain(`[${nums.join(', ')}]`);
});

it('arrays-maximum-subarray-bug', () => {
  const { options, key } = starterContent(pack, topic, 'arrays-maximum-subarray-bug', 'single-choice');
  const code = (nums: number[]) => {
    let best = 0;
    let current = 0;
    for (const x of nums) {
      current = Math.max(0, current + x);
      best = Math.max(best, current);
    }
    return best;
  };
  const bruteForce = (nums: number[]) =>
    Math.max(
      ...nums.flatMap((_, from) =>
        nums.slice(from).map((_x, n) => nums.slice(from, from + n + 1).reduce((a, b) => a + b)),
      ),
    );
  const wrong = options.filter(({ text }) => {
    const nums = JSON.parse(text.replaceAll('`', '')) as number[];
    return code(nums) !== bruteForce(nums);
  });
  expect(wrong.map((option) => option.id)).toEqual([key]);
});

it('arrays-column-order-cache-misses', () => {
  const { options, key } = starterContent(pack, topic, 'arrays-column-order-cache-misses', 'single-choice');
  const side = 2048;
  const capacity = (32 * 1024) / 64;
  const misses = (indexOf: (outer: number, inner: number) => number) => {
    const lines = new Set<number>(); // in order of last use
    let count = 0;
    for (let outer = 0; outer < side; outer++) {
      for (let inner = 0; inner < side; inner++) {
        const cacheLine = Math.floor((indexOf(outer, inner) * 8) / 64);
        if (!lines.delete(cacheLine)) {
          count++;
          if (lines.size === capacity) lines.delete(lines.values().next().value!);
        }
        lines.add(cacheLine);
      }
    }
    return count;
  };
  const ratio = misses((col, row) => row * side + col) / misses((row, col) => row * side + col);
  expect(options.find((option) => option.id === key)?.text).toBe(`${ratio} times`);
});
