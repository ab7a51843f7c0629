import { starterContent } from './pack.js';

const pack = 'system-design-foundations';

describe('sharding', () => {
  it('node count: the smallest number of shards that fits month 12, times 3', () => {
    const { key } = starterContent(pack, 'sharding', 'sharding-node-count', 'numeric');
    let terabytes = 12;
    for (let month = 0; month < 12; month++) terabytes += 0.5;
    let shards = 1;
    while (terabytes / shards > 2 * 0.7) shards++;
    expect(key).toMatchObject({ value: shards * 3 });
  });

  it('ring: the keys whose owner changes when D joins', () => {
    const { options, key } = starterContent(pack, 'sharding', 'sharding-ring-new-node', 'multiple-choice');
    const owner = (ring: Record<string, number>, position: number) => {
      const nodes = Object.entries(ring).sort(([, a], [, b]) => a - b);
      return (nodes.find(([, place]) => place >= position) ?? nodes[0]!)[0];
    };
    const before = { A: 10, B: 40, C: 75 };
    const after = { ...before, D: 60 };
    const moved = options.filter(({ text }) => owner(before, Number(text)) !== owner(after, Number(text)));
    expect(moved.map((option) => option.id)).toEqual(key);
    const owned = Array.from({ length: 100 }, (_, position) => owner(after, position));
    expect(['A', 'B', 'C', 'D'].map((node) => owned.filter((name) => name === node).length)).toEqual([35, 30, 15, 20]);
  });

  it('modulo: counts the keys that move from mod 4 to mod 5', () => {
    const { key } = starterContent(pack, 'sharding', 'sharding-modulo-resize', 'numeric');
    const hashes = Array.from({ length: 1_000_000 }, (_, hash) => hash);
    const moved = hashes.filter((hash) => hash % 4 !== hash % 5).length;
    expect(key).toMatchObject({ value: (moved / hashes.length) * 100 });
  });

  it('fan-out: the chance that at least one of 50 is slow', () => {
    const { options, key } = starterContent(pack, 'sharding', 'sharding-fan-out-tail', 'single-choice');
    let allFast = 1;
    for (let shard = 0; shard < 50; shard++) allFast *= 0.99;
    const slow = (1 - allFast) * 100;
    const nearest = options.toSorted(
      (a, b) => Math.abs(parseInt(a.text.slice(6)) - slow) - Math.abs(parseInt(b.text.slice(6)) - slow),
    )[0];
    expect(slow).toBeCloseTo(39.5, 1);
    expect(nearest?.id).toBe(key);
  });
});
