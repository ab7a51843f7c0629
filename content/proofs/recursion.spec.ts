import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
const topic = 'recursion';

it('recursion-fibonacci-call-count', () => {
  const { key } = starterContent(pack, topic, 'recursion-fibonacci-call-count', 'numeric');
  let calls = 0;
  const fib = (n: number): number => {
    calls++;
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  };
  fib(10);
  expect(key).toEqual({ value: calls });
});

it('recursion-print-between-calls', () => {
  const { key } = starterContent(pack, topic, 'recursion-print-between-calls', 'short-text');
  const printed: number[] = [];
  const walk = (n: number) => {
    if (n <= 0) return;
    walk(n - 1);
    printed.push(n);
    walk(n - 2);
  };
  walk(4);
  expect(key.accepted).toContain(printed.join(' '));
});

it('recursion-power-that-never-ends', () => {
  const { options, key } = starterContent(pack, topic, 'recursion-power-that-never-ends', 'single-choice');
  const power = (base: number, exp: number): number => {
    if (exp === 0) return 1;
    if (exp % 2 !== 0) return base * power(base, exp - 1); // the sign of a remainder differs from Python, its being 0 does not
    const half = power(base, Math.floor(exp / 2));
    return half * half;
  };
  const endless = options.filter(({ text }) => {
    const [base, exp] = text.match(/-?\d+/g)!.map(Number);
    try {
      expect(power(base!, exp!)).toBe(base! ** exp!);
      return false;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return true;
    }
  });
  expect(endless.map((option) => option.id)).toEqual([key]);
});

it('recursion-recurrences-to-growth', () => {
  const { left, right, key } = starterContent(pack, topic, 'recursion-recurrences-to-growth', 'matching');
  const recurrences: Record<string, (t: (n: number) => number, n: number) => number> = {
    'T(n) = T(n/2) + 1': (t, n) => t(n / 2) + 1,
    'T(n) = T(n - 1) + 1': (t, n) => t(n - 1) + 1,
    'T(n) = 2·T(n/2) + n': (t, n) => 2 * t(n / 2) + n,
    'T(n) = T(n - 1) + n': (t, n) => t(n - 1) + n,
    'T(n) = 2·T(n - 1) + 1': (t, n) => 2 * t(n - 1) + 1,
  };
  const growths: Record<string, (n: number) => number> = {
    'Θ(2ⁿ)': (n) => 2 ** n,
    'Θ(n)': (n) => n,
    'Θ(n³)': (n) => n ** 3,
    'Θ(log n)': Math.log2,
    'Θ(n²)': (n) => n ** 2,
    'Θ(n log n)': (n) => n * Math.log2(n),
  };
  for (const { id, text } of left) {
    const t = (n: number): number => (n === 1 ? 1 : recurrences[text]!(t, n));
    // T(n) / growth(n) settles for the right growth only.
    const fits = right.filter((item) => {
      const ratio = (n: number) => t(n) / growths[item.text]!(n);
      return Math.abs(ratio(512) / ratio(256) - 1) < 0.05;
    });
    expect([id, fits.map((item) => item.id)]).toEqual([id, [key[id]]]);
  }
});

it('recursion-depth-of-a-sum', () => {
  const { options, key } = starterContent(pack, topic, 'recursion-depth-of-a-sum', 'single-choice');
  const limit = 1000;
  const items = Array.from({ length: 50_000 }, (_, at) => at);
  let depth = 0;
  const call = <T>(body: () => T): T => {
    if (++depth > limit) throw new RangeError('maximum recursion depth exceeded');
    try {
      return body();
    } finally {
      depth--;
    }
  };
  const cache = new Map<number, number>();
  const accumulate = (i: number, sum: number): number =>
    call(() => (i === items.length ? sum : accumulate(i + 1, sum + items[i]!)));
  const cached = (i: number): number =>
    call(() => {
      if (!cache.has(i)) cache.set(i, i === items.length ? 0 : items[i]! + cached(i + 1));
      return cache.get(i)!;
    });
  const halves = (from: number, to: number): number =>
    call(() => {
      if (to - from === 1) return items[from]!;
      const middle = (from + to) >> 1;
      return halves(from, middle) + halves(middle, to);
    });
  const slices = (rest: number[]): number => call(() => (rest.length ? rest[0]! + slices(rest.slice(1)) : 0));
  const changes: [string, () => number][] = [
    ['Carry the running sum', () => accumulate(0, 0)],
    ['Cache the results', () => cached(0)],
    ['Sum the two halves', () => halves(0, items.length)],
    ['Pass the slice', () => slices(items)],
  ];
  const expected = items.reduce((a, b) => a + b);
  const working = changes.filter(([, run]) => {
    try {
      return run() === expected;
    } catch {
      return false;
    }
  });
  expect(working).toHaveLength(1);
  expect(options.find((option) => option.id === key)?.text).toContain(working[0]![0]);
});

it('recursion-memo-key-bug', () => {
  const { prompt, options, key } = starterContent(pack, topic, 'recursion-memo-key-bug', 'single-choice');
  interface Change {
    coins?: number[];
    wholeKey?: boolean;
    memoFirst?: boolean;
    swapped?: boolean;
  }
  const run = ({ coins = [5, 2, 1], wholeKey, memoFirst, swapped }: Change) => {
    const memo = new Map<string, number>();
    const ways = (amount: number, i: number): number => {
      const at = wholeKey ? `${amount},${i}` : String(amount);
      if (memoFirst && memo.has(at)) return memo.get(at)!;
      if (amount === 0) return 1;
      if (amount < 0 || i === coins.length) return 0;
      if (memo.has(at)) return memo.get(at)!;
      const take = () => ways(amount - coins[i]!, i);
      const skip = () => ways(amount, i + 1);
      memo.set(at, swapped ? skip() + take() : take() + skip());
      return memo.get(at)!;
    };
    return ways(6, 0);
  };
  let right = 0;
  for (let five = 0; five <= 6; five += 5) for (let two = five; two <= 6; two += 2) right++; // ones fill the rest
  expect(prompt.replace(/\s+/g, ' ')).toContain(`There are ${right} ways, but this program returns ${run({})}.`);
  const changes: Record<string, Change> = {
    'Store and look up the results under `(amount, i)`': { wholeKey: true },
    'Look in `memo` first, before testing `amount == 0`': { memoFirst: true },
    'List the coins in ascending order, `[1, 2, 5]`': { coins: [1, 2, 5] },
    'Swap the two recursive calls in the sum': { swapped: true },
  };
  const fixing = options.filter(({ text }) => run(changes[text]!) === right);
  expect(fixing.map((option) => option.id)).toEqual([key]);
});
