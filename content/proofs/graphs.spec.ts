import { starterContent } from './pack.js';

const pack = 'dsa-foundations';

it('graphs-bfs-order: the queue run on the lists of the prompt', () => {
  const { key, items, prompt } = starterContent(pack, 'graphs', 'graphs-bfs-order', 'ordering');
  const lists = new Map(
    [...prompt.matchAll(/^([A-Z]): (.+)$/gm)].map(([, vertex, list]) => [vertex!, list!.match(/[A-Z]/g) ?? []]),
  );
  expect(lists.size).toBe(items.length);
  const queue = ['S'];
  for (const vertex of queue) queue.push(...lists.get(vertex)!.filter((next) => !queue.includes(next)));
  expect(key.map((id) => items.find((item) => item.id === id)?.text)).toEqual(queue);
});

it('graphs-matrix-or-lists: bits and bytes', () => {
  const { key, options } = starterContent(pack, 'graphs', 'graphs-matrix-or-lists', 'single-choice');
  const vertices = 100_000;
  const gigabytes = vertices ** 2 / 8 / 1e9;
  const megabytes = (4 * vertices + 4 * 500_000) / 1e6;
  const right = options.filter(({ text }) => text === `Matrix ${gigabytes} GB, lists ${megabytes} MB`);
  expect(right.map(({ id }) => id)).toEqual([key]);
});

it('graphs-valid-start-orders: everything needed comes before', () => {
  const { key, options, prompt } = starterContent(pack, 'graphs', 'graphs-valid-start-orders', 'multiple-choice');
  const needs = [...prompt.matchAll(/^(\w+) +needs +(.+)$/gm)].map(([, service, list]) => ({
    service: service!,
    needed: list === 'nothing' ? [] : list!.split(', '),
  }));
  expect(needs).toHaveLength(7);
  const valid = options.filter(({ text }) => {
    const order = text.split(', ');
    expect(order.toSorted()).toEqual(needs.map(({ service }) => service).toSorted());
    return needs.every(({ service, needed }) => needed.every((one) => order.indexOf(one) < order.indexOf(service)));
  });
  expect(valid.map(({ id }) => id)).toEqual(key);
});

it('graphs-dijkstra-negative-edge: what the code returns, and the cheapest of all paths', () => {
  const { key, options } = starterContent(pack, 'graphs', 'graphs-dijkstra-negative-edge', 'single-choice');
  const graph: Record<string, [string, number][]> = {
    S: [
      ['A', 2],
      ['B', 4],
    ],
    A: [['T', 3]],
    B: [['A', -3]],
    T: [],
  };
  const dist = new Map([['S', 0]]);
  const done = new Set<string>();
  const heap: [number, string][] = [[0, 'S']];
  while (heap.length) {
    heap.sort(([d, u], [e, v]) => d - e || (u < v ? -1 : 1));
    const [d, u] = heap.shift()!;
    if (done.has(u)) continue;
    done.add(u);
    for (const [v, weight] of graph[u]!) {
      if (done.has(v) || d + weight >= (dist.get(v) ?? Infinity)) continue;
      dist.set(v, d + weight);
      heap.push([d + weight, v]);
    }
  }
  const cheapest = (from: string): number =>
    from === 'T' ? 0 : Math.min(...graph[from]!.map(([to, weight]) => weight + cheapest(to)));
  expect(options.find(({ id }) => id === key)?.text).toBe(
    `It returns ${dist.get('T')}, while the shortest path costs ${cheapest('S')}`,
  );
});

it('graphs-false-cycle: the function and the truth differ for the key alone', () => {
  const { key, options } = starterContent(pack, 'graphs', 'graphs-false-cycle', 'single-choice');
  const wrong = options.filter(({ text }) => {
    const edges = text.split(', ').map((edge) => edge.split('→') as [string, string]);
    const vertices = [...new Set(edges.flat())].toSorted();
    const next = (vertex: string) => edges.filter(([from]) => from === vertex).map(([, to]) => to);
    const seen = new Set<string>();
    const visit = (vertex: string): boolean => {
      if (seen.has(vertex)) return true;
      seen.add(vertex);
      return next(vertex).some(visit);
    };
    const asked = vertices.some((vertex) => !seen.has(vertex) && visit(vertex));
    // The truth, another way: strike vertices without successors until none is left to strike.
    let rest = vertices;
    for (let before = -1; before !== rest.length;) {
      before = rest.length;
      rest = rest.filter((vertex) => next(vertex).some((to) => rest.includes(to)));
    }
    return asked !== rest.length > 0;
  });
  expect(wrong.map(({ id }) => id)).toEqual([key]);
});

it('graphs-bidirectional-search: levels added up', () => {
  const { key } = starterContent(pack, 'graphs', 'graphs-bidirectional-search', 'numeric');
  const discovered = (depth: number) => {
    let frontier = 1;
    let total = 0;
    for (let level = 1; level <= depth; level++) total += frontier *= 100;
    return total;
  };
  const ratio = discovered(4) / (2 * discovered(2));
  expect(key).toMatchObject({ value: Math.round(ratio / 100) * 100 });
});
