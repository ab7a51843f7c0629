import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
interface Node {
  key: number;
  left?: Node;
  right?: Node;
}
const levels = (node?: Node): number => (node ? 1 + Math.max(levels(node.left), levels(node.right)) : 0);

it('trees-min-levels: grows level by level until 1,000 nodes fit', () => {
  const { key } = starterContent(pack, 'trees', 'trees-min-levels', 'numeric');
  let room = 0;
  let count = 0;
  for (let width = 1; room < 1000; width *= 2) {
    room += width;
    count += 1;
  }
  expect(key).toMatchObject({ value: count });
});

it('trees-insertion-order: the key alone gives the lowest tree', () => {
  const { key, options } = starterContent(pack, 'trees', 'trees-insertion-order', 'single-choice');
  const insert = (node: Node | undefined, at: number): Node => {
    if (!node) return { key: at };
    return at < node.key ? { ...node, left: insert(node.left, at) } : { ...node, right: insert(node.right, at) };
  };
  const heights = options.map(({ id, text }) => {
    const keys = text.split(', ').map(Number);
    expect(keys.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    return { id, height: levels(keys.reduce<Node | undefined>(insert, undefined)) };
  });
  expect(heights.filter(({ height }) => height === 3)).toEqual([{ id: key, height: 3 }]);
  expect(heights.filter(({ height }) => height === 4)).toHaveLength(3);
});

it('trees-validate-bst-bug: the function and the definition differ for the key alone', () => {
  const { key, options } = starterContent(pack, 'trees', 'trees-validate-bst-bug', 'single-choice');
  const read = (text: string): Node => {
    const tokens = text.match(/\d+|[(),]/g)!;
    const node = (): Node => {
      const at = Number(tokens.shift());
      if (tokens[0] !== '(') return { key: at };
      tokens.shift();
      const left = node();
      tokens.shift();
      const right = node();
      tokens.shift();
      return { key: at, left, right };
    };
    return node();
  };
  const asked = (node?: Node): boolean => {
    if (!node) return true;
    if (node.left && node.left.key >= node.key) return false;
    if (node.right && node.right.key <= node.key) return false;
    return asked(node.left) && asked(node.right);
  };
  const inOrder = (node?: Node): number[] => (node ? [...inOrder(node.left), node.key, ...inOrder(node.right)] : []);
  const right = (node: Node) => inOrder(node).every((value, at, all) => at === 0 || all[at - 1]! < value);
  const wrong = options.filter(({ text }) => asked(read(text)) !== right(read(text)));
  expect(wrong.map(({ id }) => id)).toEqual([key]);
});

it('trees-postorder-from-two: rebuilt from the two orders of the prompt', () => {
  const { key, prompt } = starterContent(pack, 'trees', 'trees-postorder-from-two', 'short-text');
  const printed = (order: string) => new RegExp(`${order}: +([A-Z ]+)`).exec(prompt)![1]!.replaceAll(' ', '').trim();
  const postorder = (pre: string, ordered: string): string => {
    if (!pre) return '';
    const at = ordered.indexOf(pre[0]!);
    expect(at).toBeGreaterThanOrEqual(0);
    return (
      postorder(pre.slice(1, at + 1), ordered.slice(0, at)) +
      postorder(pre.slice(at + 1), ordered.slice(at + 1)) +
      pre[0]
    );
  };
  const computed = postorder(printed('preorder'), printed('inorder'));
  expect(computed).toHaveLength(7);
  expect(key.accepted.map((text) => text.replace(/[ ,]/g, ''))).toEqual([computed, computed, computed]);
  expect(computed.toLowerCase()).toMatch(new RegExp(key.pattern!));
});

it('trees-which-are-heaps: every child against its parent', () => {
  const { key, options } = starterContent(pack, 'trees', 'trees-which-are-heaps', 'multiple-choice');
  const heaps = options.filter(({ text }) => {
    const values = JSON.parse(text) as number[];
    return values.every((value, at) => at === 0 || values[Math.floor((at - 1) / 2)]! <= value);
  });
  expect(heaps.map(({ id }) => id)).toEqual(key);
});

it('trees-btree-cached-pages: all pages above the leaves', () => {
  const { key } = starterContent(pack, 'trees', 'trees-btree-cached-pages', 'numeric');
  let inner = 0;
  for (let pages = 300e6 / 200; pages > 1;) {
    pages = Math.ceil(pages / 250);
    inner += pages;
  }
  expect(key).toMatchObject({ value: inner });
});
