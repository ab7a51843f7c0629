import { starterContent } from './pack.js';

const pack = 'dsa-foundations';

it('queues-ring-buffer-trace: the array after the calls', () => {
  const { key, items } = starterContent(pack, 'queues', 'queues-ring-buffer-trace', 'ordering');
  const slots: string[] = Array.from({ length: 5 }, () => '');
  let head = 0;
  let size = 0;
  const enqueue = (item: string) => {
    if (size === slots.length) throw new Error('full');
    slots[(head + size) % slots.length] = item;
    size += 1;
  };
  const dequeue = () => {
    if (size === 0) throw new Error('empty');
    head = (head + 1) % slots.length;
    size -= 1;
  };
  for (const step of ['A', 'B', 'C', 'D', '-', '-', 'E', 'F', '-', 'G', 'H']) {
    if (step === '-') dequeue();
    else enqueue(step);
  }
  expect(key.map((id) => items.find((item) => item.id === id)?.text)).toEqual(slots);
});

it('queues-two-stacks-cost: constant in sum, linear for a single call', () => {
  const { key, options } = starterContent(pack, 'queues', 'queues-two-stacks-cost', 'single-choice');
  const costs = (calls: string) => {
    const inbox: number[] = [];
    const outbox: number[] = [];
    return [...calls].map((call, at) => {
      if (call === 'e') return inbox.push(at) && 1;
      let cost = 1;
      if (!outbox.length) {
        for (; inbox.length; cost += 2) outbox.push(inbox.pop()!);
      }
      if (outbox.pop() === undefined) throw new Error('empty');
      return cost;
    });
  };
  let worstSingle = 0;
  for (let mask = 0; mask < 2 ** 14; mask++) {
    const calls = Array.from({ length: 14 }, (_, bit) => (mask & (1 << bit) ? 'e' : 'd'));
    let held = 0;
    if (!calls.every((call) => (held += call === 'e' ? 1 : -1) >= 0)) continue;
    const spent = costs(calls.join(''));
    expect(spent.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(4 * calls.filter((c) => c === 'e').length);
    worstSingle = Math.max(worstSingle, ...spent);
  }
  expect(worstSingle).toBe(2 * 13 + 1); // 13 enqueues, then one dequeue
  expect(options.find(({ id }) => id === key)?.text).toBe(
    'Θ(1) amortised, and Θ(n) in the worst case for a single call',
  );
});

it('queues-monotonic-deque: what is left in the deque', () => {
  const { key, options, prompt } = starterContent(pack, 'queues', 'queues-monotonic-deque', 'multiple-choice');
  const call = /window_maxima\(\[([\d, ]+)\], (\d+)\)/.exec(prompt)!;
  const nums = call[1]!.split(',').map(Number);
  const k = Number(call[2]);
  const window: number[] = [];
  const result: number[] = [];
  nums.forEach((value, i) => {
    while (window.length && nums[window.at(-1)!]! <= value) window.pop();
    window.push(i);
    if (window[0]! <= i - k) window.shift();
    if (i >= k - 1) result.push(nums[window[0]!]!);
  });
  expect(result).toEqual(nums.slice(k - 1).map((_, i) => Math.max(...nums.slice(i, i + k))));
  const left = window.map((i) => String(nums[i]));
  expect(options.filter(({ text }) => left.includes(text)).map(({ id }) => id)).toEqual(key);
  expect(key).toHaveLength(left.length);
});

it('queues-equal-priorities-order: equal priorities are served by name, not by arrival', () => {
  const { key, prompt } = starterContent(pack, 'queues', 'queues-equal-priorities-order', 'short-text');
  const waiting = [...prompt.matchAll(/\((\d), "(\w+)"\)/g)].map(([, priority, name]) => `${priority} ${name}`);
  expect(waiting).toHaveLength(5);
  const served: string[] = [];
  while (waiting.length) {
    const least = waiting.reduce((a, b) => (b < a ? b : a)); // as tuples: the priorities have one digit each
    served.push(waiting.splice(waiting.indexOf(least), 1)[0]!.slice(2));
  }
  expect(key.accepted).toContain(served.join(' '));
});

it('queues-wait-inside-if: with `if` some schedule takes from an empty deque, with `while` none does', () => {
  const { key, options } = starterContent(pack, 'queues', 'queues-wait-inside-if', 'single-choice');
  // Every schedule of two consumers and one producer that puts twice; each step is one hold of the lock.
  type Consumer = 'new' | 'waiting' | 'woken' | 'done';
  const fails = (again: boolean, items: number, puts: number, consumers: Consumer[]): boolean => {
    const producer =
      puts > 0 &&
      fails(
        again,
        items + 1,
        puts - 1,
        consumers.map((c) => (c === 'waiting' ? 'woken' : c)),
      );
    return (
      producer ||
      consumers.some((state, at) => {
        if (state === 'waiting' || state === 'done') return false;
        const waits = items === 0 && (state === 'new' || again);
        if (!waits && items === 0) return true;
        return fails(again, waits ? items : items - 1, puts, consumers.with(at, waits ? 'waiting' : 'done'));
      })
    );
  };
  expect(fails(false, 0, 2, ['new'])).toBe(false);
  expect(fails(false, 0, 2, ['new', 'new'])).toBe(true);
  expect(fails(true, 0, 2, ['new', 'new'])).toBe(false);
  expect(options.find(({ id }) => id === key)?.text).toContain('does not check again');
});
