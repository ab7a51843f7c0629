import { starterContent } from './pack.js';

const pack = 'system-design-foundations';
const topic = 'load-balancing';

describe('load-balancing', () => {
  it('round robin: counts what is in progress at 20.5 s', () => {
    const slug = 'load-balancing-round-robin-long-requests';
    const { options, key } = starterContent(pack, topic, slug, 'single-choice');
    const busy = [0, 0];
    for (let request = 0; request <= 20; request++) {
      const ends = request + (request % 2 === 0 ? 10 : 1);
      if (ends > 20.5) busy[request % 2]!++;
    }
    expect(options.find((option) => option.id === key)?.text).toBe(`${busy[0]} on A, ${busy[1]} on B`);
  });

  it('zones: the smallest fleet that survives the loss of any one', () => {
    const { key } = starterContent(pack, topic, 'load-balancing-zone-failure-capacity', 'numeric');
    const smallest = (zones: number) => {
      let each = 1;
      while (4200 / (each * (zones - 1)) > 200 * 0.75) each++;
      return each * zones;
    };
    expect(key).toMatchObject({ value: smallest(3) });
    expect(smallest(4)).toBe(40); // as the explanation says
  });

  it('smooth weighted round robin: runs it', () => {
    const { key } = starterContent(pack, topic, 'load-balancing-smooth-weights', 'short-text');
    const servers = [
      { name: 'A', weight: 3, current: 0 },
      { name: 'B', weight: 1, current: 0 },
      { name: 'C', weight: 1, current: 0 },
    ];
    let chosen = '';
    for (let request = 0; request < 5; request++) {
      for (const server of servers) server.current += server.weight;
      const best = servers.reduce((first, server) => (server.current > first.current ? server : first));
      best.current -= 5;
      chosen += best.name;
    }
    expect(key.accepted[0]).toBe(chosen);
    expect(key.accepted.every((answer) => answer.replace(/[^A-C]/g, '') === chosen)).toBe(true);
    expect(chosen.toLowerCase()).toMatch(new RegExp(key.pattern!));
  });

  it('stale loads: two random choices keep the fullest backend far below "all to the least loaded"', () => {
    const { options, key } = starterContent(pack, topic, 'load-balancing-stale-load-herd', 'single-choice');
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const least = (known: number[]) => known.indexOf(Math.min(...known));
    // 1,000 requests a second, each 2 s long, in steps of 0.1 s; the known loads are renewed every `refresh` steps.
    const fullest = (choose: (known: number[]) => number, refresh: number) => {
      const open = Array<number>(100).fill(0);
      const ending: number[][] = [];
      let known = [...open];
      let peak = 0;
      for (let step = 0; step < 600; step++) {
        if (step % refresh === 0) known = [...open];
        const arrived = Array.from({ length: 100 }, () => choose(known));
        for (const backend of arrived) open[backend]!++;
        ending.push(arrived);
        for (const backend of ending[step - 20] ?? []) open[backend]!--;
        if (step > 100) peak = Math.max(peak, ...open);
      }
      return peak;
    };
    const two = (known: number[]) => {
      const [a, b] = [random(100), random(100)];
      return known[a]! <= known[b]! ? a : b;
    };
    const twoChoices = fullest(two, 50);
    expect(fullest(least, 50)).toBeGreaterThan(20 * twoChoices);
    expect(fullest(least, 100)).toBeGreaterThan(20 * twoChoices);
    expect(options.find((option) => option.id === key)?.text).toContain('two random backends');
  });
});
