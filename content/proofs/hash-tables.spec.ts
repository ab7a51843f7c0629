import { createHmac, randomBytes } from 'node:crypto';
import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
const topic = 'hash-tables';

/** Linear probing: the slot that holds the key, or the empty one where the search ends. */
function probe(slots: readonly (number | undefined)[], key: number): number {
  let at = key % slots.length;
  while (slots[at] !== undefined && slots[at] !== key) at = (at + 1) % slots.length;
  return at;
}

it('hash-tables-linear-probing-slot', () => {
  const { prompt, key } = starterContent(pack, topic, 'hash-tables-linear-probing-slot', 'numeric');
  const slots = Array.from<number | undefined>({ length: 7 });
  expect(prompt).toContain('20, 13, 27, 4 and 7');
  for (const k of [20, 13, 27, 4, 7]) slots[probe(slots, k)] = k;
  expect(key).toEqual({ value: slots.indexOf(7) });
});

it('hash-tables-deletion-without-tombstone', () => {
  const { options, key } = starterContent(pack, topic, 'hash-tables-deletion-without-tombstone', 'multiple-choice');
  const slots = Array.from<number | undefined>({ length: 11 });
  for (const k of [14, 25, 36, 4, 6, 8]) slots[probe(slots, k)] = k;
  slots[slots.indexOf(25)] = undefined;
  const lost = options.filter(({ text }) => slots[probe(slots, Number(text))] === undefined);
  expect(lost.map((option) => option.id)).toEqual(key);
});

it('hash-tables-mutated-key', () => {
  const { key } = starterContent(pack, topic, 'hash-tables-mutated-key', 'short-text');
  interface Point {
    x: number;
  }
  // As HashMap does: an entry keeps the hash it was stored with, and equals is asked only if the hashes are equal.
  const buckets = Array.from({ length: 16 }, () => [] as { hash: number; point: Point }[]);
  const bucketOf = (point: Point) => buckets[point.x % 16]!;
  const contains = (point: Point) =>
    bucketOf(point).some((entry) => entry.hash === point.x && (entry.point === point || entry.point.x === point.x));
  const p = { x: 1 };
  bucketOf(p).push({ hash: p.x, point: p });
  expect([contains(p), contains({ x: 1 })]).toEqual([true, true]);
  p.x = 2;
  expect(key.accepted).toContain(`${contains(p)} ${contains({ x: 1 })} ${buckets.flat().length}`);
});

it('hash-tables-random-id-collisions', () => {
  const { options, key } = starterContent(pack, topic, 'hash-tables-random-id-collisions', 'single-choice');
  let unique = 1;
  let events = 0;
  while (unique > 0.5) unique *= 1 - events++ / 2 ** 32;
  expect(options.find((option) => option.id === key)?.text).toBe(`About ${Math.round(events / 1000)} thousand`);
});

it('hash-tables-collision-attack', () => {
  const { options, key } = starterContent(pack, topic, 'hash-tables-collision-attack', 'single-choice');
  const publicHash = (text: string) => text.split('').reduce((hash, ch) => (hash * 31 + ch.charCodeAt(0)) >>> 0, 0);
  const mixed = (text: string) => Math.imul(publicHash(text) ^ (publicHash(text) >>> 16), 0x9e3779b1) >>> 0;
  const secret = randomBytes(16);
  const keyed = (text: string) => createHmac('sha256', secret).update(text).digest().readUInt32BE();
  // "Aa" and "BB" have the same polynomial hash, and so have all strings made of ten of them.
  const names = Array.from({ length: 1024 }, (_, n) =>
    Array.from({ length: 10 }, (_bit, at) => (n & (1 << at) ? 'Aa' : 'BB')).join(''),
  );
  expect(new Set(names.map(publicHash)).size).toBe(1);
  const comparisons = (hash: (text: string) => number, buckets: number) => {
    const sizes = new Map<number, number>();
    let count = 0;
    for (const name of names) {
      const size = sizes.get(hash(name) % buckets) ?? 0;
      count += size;
      sizes.set(hash(name) % buckets, size + 1);
    }
    return count;
  };
  const changes: [string, number][] = [
    ['prime number', comparisons(publicHash, 2053)],
    ['load factor', comparisons(publicHash, 4096)],
    ['bit-mixing', comparisons(mixed, 2048)],
    ['keyed hash', comparisons(keyed, 2048)],
  ];
  const helping = changes.filter(([, count]) => count < (1024 * 1023) / 2);
  expect(helping).toHaveLength(1);
  expect(helping[0]![1]).toBeLessThan(2 * 1024); // about 1024² / (2 · 2048) are expected
  expect(options.find((option) => option.id === key)?.text).toContain(helping[0]![0]);
});
