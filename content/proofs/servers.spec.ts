import { starterContent } from './pack.js';

const pack = 'system-design-foundations';

describe('servers', () => {
  it('event loop: a synchronous handler delays whatever is due in the meantime', async () => {
    const { options, key } = starterContent(pack, 'servers', 'servers-blocked-event-loop', 'single-choice');
    const start = performance.now();
    const ping = new Promise<number>((answer) => setTimeout(() => answer(performance.now() - start), 10));
    while (performance.now() - start < 200); // computes for 200 ms, as pbkdf2Sync does
    expect(await ping).toBeGreaterThanOrEqual(200);
    expect(options.find((option) => option.id === key)?.text).toContain('Just after 200 ms');
  });

  it('threads: the smallest number at which 8 cores never idle', () => {
    const { key } = starterContent(pack, 'servers', 'servers-threads-to-fill-cores', 'numeric');
    // In steps of 20 ms: one step of computing, then 9 of waiting; up to 8 ready threads compute per step.
    const finished = (threads: number) => {
      const readyAt = Array<number>(threads).fill(0);
      let done = 0;
      for (let step = 0; step < 1_000; step++) {
        let cores = 8;
        for (let thread = 0; thread < threads && cores > 0; thread++) {
          if (readyAt[thread]! > step) continue;
          readyAt[thread] = step + 10;
          cores--;
          done++;
        }
      }
      return done;
    };
    let threads = 1;
    while (finished(threads) < 8 * 1_000) threads++;
    expect(key).toMatchObject({ value: threads });
  });

  it('pool: the largest that fits while 15 instances run', () => {
    const { key } = starterContent(pack, 'servers', 'servers-connection-pool-size', 'numeric');
    let size = 0;
    while ((12 + 3) * (size + 1) + 3 + 10 <= 200) size++;
    expect(key).toMatchObject({ value: size });
  });

  it('timeouts: only one chain leaves every caller waiting longer than its callee', () => {
    const { options, key } = starterContent(pack, 'servers', 'servers-timeout-chain', 'single-choice');
    const sound = ({ text }: { text: string }) => {
      const limits = [...text.matchAll(/([\d.]+) s/g)].map((match) => Number(match[1]));
      expect(limits).toHaveLength(4);
      return limits.every((limit, at) => at === 0 || limit + 0.1 < limits[at - 1]!);
    };
    expect(options.filter(sound).map((option) => option.id)).toEqual([key]);
  });

  it('availability: computes each change', () => {
    const slug = 'servers-weakest-link-availability';
    const { options, key, explanation } = starterContent(pack, 'servers', slug, 'single-choice');
    const redundant = (one: number, copies: number) => 1 - (1 - one) ** copies;
    const whole = ({ balancers = 1, servers = 2, joint = 0.0015, database = 0.999 }) =>
      redundant(0.9998, balancers) * redundant(0.99, servers) * (1 - joint) * database;
    const changes: Record<string, [string, number]> = {
      'A third application server': ['third server', whole({ servers: 3 })],
      'A second load balancer': ['second load balancer', whole({ balancers: 2 })],
      'A standby that lifts the database to 99.99 %': ['standby of the database', whole({ database: 0.9999 })],
      'Staged releases, so joint outages fall to 0.03 %': ['staged releases', whole({ joint: 0.0003 })],
    };
    const best = Object.keys(changes).sort((a, b) => changes[b]![1] - changes[a]![1])[0]!;
    expect(options.find((option) => option.id === key)?.text).toBe(best);
    for (const [row, value] of Object.values(changes)) {
      expect(explanation).toMatch(new RegExp(`\\| ${row} +\\| ${(value * 100).toFixed(3)} %`));
    }
    expect(explanation).toContain(`some ${Math.round((1 - whole({})) * 30 * 24 * 60)} minutes`);
  });
});
