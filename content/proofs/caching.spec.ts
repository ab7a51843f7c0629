import { starterContent } from './pack.js';

const pack = 'system-design-foundations';

describe('caching', () => {
  it('hit ratio: the growth of the misses', () => {
    const { key } = starterContent(pack, 'caching', 'caching-hit-ratio-drop', 'numeric');
    const misses = (hitPercent: number) => (12_000 * (100 - hitPercent)) / 100;
    expect([misses(98), misses(95)]).toEqual([240, 600]);
    expect(key).toMatchObject({ value: misses(95) / misses(98) });
  });

  it('LRU and FIFO: runs both', () => {
    const { options, key } = starterContent(pack, 'caching', 'caching-lru-or-fifo-hits', 'single-choice');
    const hits = (refresh: boolean) => {
      const cache: string[] = []; // the next to be removed comes first
      let count = 0;
      for (const entry of 'A B C A D A E B'.split(' ')) {
        const at = cache.indexOf(entry);
        if (at >= 0) {
          count++;
          if (refresh) cache.push(...cache.splice(at, 1));
        } else {
          if (cache.length === 3) cache.shift();
          cache.push(entry);
        }
      }
      return count;
    };
    const [lru, fifo] = [hits(true), hits(false)];
    const wanted = `LRU ${lru} hits, FIFO ${fifo} hit${fifo === 1 ? '' : 's'}`;
    expect(options.find((option) => option.id === key)?.text).toBe(wanted);
  });

  it('stale race: of all interleavings exactly the keyed one leaves 1 in the cache', () => {
    const { items, key } = starterContent(pack, 'caching', 'caching-aside-stale-race', 'ordering');
    const orders = (left: string[]): string[][] =>
      left.length
        ? left.flatMap((id) => orders(left.filter((other) => other !== id)).map((rest) => [id, ...rest]))
        : [[]];
    const before = (order: string[], ...steps: string[]) =>
      steps.every((step, at) => at === 0 || order.indexOf(steps[at - 1]!) < order.indexOf(step));
    const cached = (order: string[]) => {
      let [database, held] = [1, 0];
      let cache: number | undefined;
      for (const step of order) {
        if (step === 'read') held = database;
        if (step === 'update') database = 2;
        if (step === 'delete') cache = undefined;
        if (step === 'put') cache = held;
      }
      return cache;
    };
    const possible = orders(items.map((item) => item.id)).filter(
      (order) => before(order, 'miss', 'read', 'put') && before(order, 'update', 'delete'),
    );
    expect(possible).toHaveLength(10);
    expect(possible.filter((order) => cached(order) === 1)).toEqual([key]);
  });

  it('stampede: counts the queries at the worst expiry of two hours', () => {
    const { options, key, prompt } = starterContent(pack, 'caching', 'caching-stampede-cure', 'single-choice');
    const worst = (ttl: (expiry: number) => number, locking: boolean) => {
      const perSecond = 2_000;
      let [present, writtenAt, expiry, started, most] = [ttl(0), Infinity, 0, 0, 0];
      for (let request = 0; request < 7_200 * perSecond; request++) {
        const now = request / perSecond;
        if (now >= writtenAt) {
          present = writtenAt + ttl(++expiry);
          [writtenAt, started] = [Infinity, 0];
        }
        if (now < present || (locking && started > 0)) continue;
        if (started === 0) writtenAt = now + 3;
        most = Math.max(most, ++started);
      }
      return most;
    };
    const queries: Record<string, number> = {
      'Raise the TTL': worst(() => 1_200, false),
      'Add a random': worst((expiry) => 600 + ((expiry * 37) % 60), false),
      'Let only the holder of a shared lock': worst(() => 600, true),
    };
    expect(prompt).toContain(`up to ${worst(() => 600, false).toLocaleString('en')} equal queries`);
    const single = Object.keys(queries).filter((change) => queries[change] === 1);
    expect(single).toHaveLength(1);
    expect(options.find((option) => option.id === key)?.text).toContain(single[0]);
  });
});
