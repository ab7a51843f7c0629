import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
const topic = 'stacks';

it('stacks-bracket-checker-bug', () => {
  const { options, key } = starterContent(pack, topic, 'stacks-bracket-checker-bug', 'single-choice');
  const pairs = new Map([
    [')', '('],
    [']', '['],
    ['}', '{'],
  ]);
  const code = (text: string) => {
    const stack: string[] = [];
    for (const ch of text) {
      if ('([{'.includes(ch)) stack.push(ch);
      else if (pairs.has(ch) && stack.length && stack.pop() !== pairs.get(ch)) return false;
    }
    return !stack.length;
  };
  const byRewriting = (text: string): boolean => {
    const shorter = text.replace(/\(\)|\[\]|\{\}/g, '');
    return shorter === text ? text === '' : byRewriting(shorter);
  };
  const wrong = options.filter(({ text }) => {
    const input = text.replaceAll('`', '');
    return code(input) !== byRewriting(input);
  });
  expect(wrong.map((option) => option.id)).toEqual([key]);
});

it('stacks-reverse-polish-value', () => {
  const { prompt, key } = starterContent(pack, topic, 'stacks-reverse-polish-value', 'numeric');
  const operators: Record<string, (left: number, right: number) => number> = {
    '+': (left, right) => left + right,
    '-': (left, right) => left - right,
    '*': (left, right) => left * right,
  };
  const stack: number[] = [];
  for (const token of prompt.match(/```text\n(.*)\n```/)![1]!.split(' ')) {
    const right = operators[token] ? stack.pop()! : Number(token);
    stack.push(operators[token]?.(stack.pop()!, right) ?? right);
  }
  expect(stack).toHaveLength(1);
  expect(key).toEqual({ value: stack[0] });
});

it('stacks-impossible-pop-order', () => {
  const { options, key } = starterContent(pack, topic, 'stacks-impossible-pop-order', 'single-choice');
  const possible = new Set<string>();
  const explore = (next: number, stack: number[], written: number[]) => {
    if (written.length === 5) possible.add(written.join(' '));
    if (next <= 5) explore(next + 1, [...stack, next], written);
    if (stack.length) explore(next, stack.slice(0, -1), [...written, stack.at(-1)!]);
  };
  explore(1, [], []);
  expect(possible.size).toBe(42); // the fifth Catalan number
  expect(options.filter(({ text }) => !possible.has(text)).map((option) => option.id)).toEqual([key]);
});

it('stacks-depth-first-memory', () => {
  const { prompt, key } = starterContent(pack, topic, 'stacks-depth-first-memory', 'numeric');
  const [, lastOpen, children] = /on levels 0 to (\d+) has (\d+)/.exec(prompt)!.map(Number);
  const stack = [0]; // the level of each directory
  let largest = 1;
  let visited = 0;
  for (; stack.length; visited++) {
    const level = stack.pop()!;
    if (level <= lastOpen!) stack.push(...Array.from({ length: children! }, () => level + 1));
    largest = Math.max(largest, stack.length);
  }
  expect(visited).toBe(1_111_111);
  expect(key).toEqual({ value: largest });
});

it('stacks-next-greater-output', () => {
  const { key } = starterContent(pack, topic, 'stacks-next-greater-output', 'short-text');
  const prices = [5, 3, 4, 2, 6, 1];
  const result = prices.map(() => 0);
  const stack: number[] = [];
  for (const [i, price] of prices.entries()) {
    while (stack.length && prices[stack.at(-1)!]! < price) {
      const j = stack.pop()!;
      result[j] = i - j;
    }
    stack.push(i);
  }
  const byDefinition = prices.map((price, i) => prices.slice(i).findIndex((later) => later > price));
  expect(result).toEqual(byDefinition.map((distance) => Math.max(0, distance)));
  expect(key.accepted).toContain(`[${result.join(', ')}]`);
});

it('stacks-minimum-stack-bug', () => {
  const { options, key } = starterContent(pack, topic, 'stacks-minimum-stack-bug', 'multiple-choice');
  const correct = (text: string) => {
    const data: number[] = [];
    const mins: number[] = [];
    for (const step of text.split(', ')) {
      if (step === 'pop') {
        if (data.pop() === mins.at(-1)) mins.pop();
      } else if (step === 'min') {
        return mins.at(-1) === Math.min(...data);
      } else {
        const x = Number(step.replace('push ', ''));
        data.push(x);
        if (!mins.length || x < mins.at(-1)!) mins.push(x);
      }
    }
    throw new Error(`no min in ${text}`);
  };
  expect(options.filter(({ text }) => !correct(text)).map((option) => option.id)).toEqual(key);
});

it('stacks-lock-free-pop-aba', () => {
  const { options, key } = starterContent(pack, topic, 'stacks-lock-free-pop-aba', 'single-choice');
  interface StackNode {
    name: string;
    next?: StackNode;
  }
  const c: StackNode = { name: 'C' };
  const b: StackNode = { name: 'B', next: c };
  const a: StackNode = { name: 'A', next: b };
  let head: StackNode | undefined = a;
  const swap = (expected: StackNode | undefined, next: StackNode | undefined) => {
    if (head !== expected) return false;
    head = next;
    return true;
  };
  const [h, n] = [head, head.next];
  expect([swap(a, a.next), swap(b, b.next)]).toEqual([true, true]);
  a.next = head;
  expect(swap(head, a)).toBe(true);
  const before: string[] = [];
  for (let node: StackNode | undefined = head; node; node = node.next) before.push(node.name);
  const outcome = swap(h, n) ? 'succeeds' : 'fails';
  const keyed = options.find((option) => option.id === key)?.text;
  expect(before).toEqual(['A', 'C']);
  expect(keyed).toBe(`It ${outcome}, and head points to ${head.name}, which is no longer in the stack`);
});
