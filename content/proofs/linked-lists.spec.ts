import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
const topic = 'linked-lists';

interface ListNode {
  value: number;
  next: ListNode | null;
}
const listOf = (values: number[]) => values.reduceRight<ListNode | null>((next, value) => ({ value, next }), null);

function permutations<T>(items: readonly T[]): T[][] {
  if (!items.length) return [[]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

it('linked-lists-reverse-loop-order', () => {
  const { items, key } = starterContent(pack, topic, 'linked-lists-reverse-loop-order', 'ordering');
  interface State {
    prev: ListNode | null;
    cur: ListNode | null;
    nxt?: ListNode | null;
  }
  const lines: Record<string, (state: State) => void> = {
    '`cur.next = prev`': (state) => void (state.cur!.next = state.prev),
    '`cur = nxt`': (state) => {
      if (state.nxt === undefined) throw new Error('nxt is not defined');
      state.cur = state.nxt;
    },
    '`nxt = cur.next`': (state) => void (state.nxt = state.cur!.next),
    '`prev = cur`': (state) => void (state.prev = state.cur),
  };
  const reverses = (order: string[]) => {
    const state: State = { prev: null, cur: listOf([1, 2, 3, 4]) };
    const values: number[] = [];
    try {
      for (let round = 0; state.cur && round < 20; round++) order.forEach((text) => lines[text]!(state));
    } catch {
      return false;
    }
    for (let node = state.prev; node && values.length < 20; node = node.next) values.push(node.value);
    return !state.cur && values.join() === '4,3,2,1';
  };
  const right = permutations(items).filter((order) => reverses(order.map((item) => item.text)));
  expect(right.map((order) => order.map((item) => item.id))).toEqual([key]);
});

it('linked-lists-cycle-meeting-step', () => {
  const { key } = starterContent(pack, topic, 'linked-lists-cycle-meeting-step', 'numeric');
  const next = (node: number) => (node === 11 ? 7 : node + 1);
  let [slow, fast, steps] = [0, 0, 0];
  do {
    slow = next(slow);
    fast = next(next(fast));
    steps++;
  } while (slow !== fast);
  expect(key).toEqual({ value: steps });
});

it('linked-lists-kth-from-end-bug', () => {
  const { options, key } = starterContent(pack, topic, 'linked-lists-kth-from-end-bug', 'single-choice');
  const code = (head: ListNode, k: number) => {
    let lead: ListNode | null = head;
    for (let i = 0; i < k; i++) lead = lead!.next;
    let lag = head;
    while (lead!.next) {
      lead = lead!.next;
      lag = lag.next!;
    }
    return lag.value;
  };
  for (const n of [1, 2, 3, 6]) {
    const head = listOf(Array.from({ length: n }, (_, at) => at))!;
    for (let k = 1; k < n; k++) expect(code(head, k)).toBe(n - k - 1); // the right one would be n - k
    expect(() => code(head, n)).toThrow(TypeError);
  }
  const keyed = options.find((option) => option.id === key)?.text;
  expect(keyed).toBe('It returns the node before the right one, and fails for k = n');
});

it('linked-lists-merge-many-sorted-lists', () => {
  const { options, key } = starterContent(pack, topic, 'linked-lists-merge-many-sorted-lists', 'single-choice');
  const steps = (oneByOne: boolean) => {
    const sizes = Array.from({ length: 1024 }, () => 1000);
    let total = 0;
    while (sizes.length > 1) {
      const merged = sizes.shift()! + sizes.shift()!;
      total += merged;
      if (oneByOne) sizes.unshift(merged);
      else sizes.push(merged);
    }
    return Math.round(total / 1e6);
  };
  const keyed = options.find((option) => option.id === key)?.text;
  expect(keyed).toBe(`A about ${steps(true)} million, B about ${steps(false)} million`);
});
