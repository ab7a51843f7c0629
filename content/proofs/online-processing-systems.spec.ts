import { starterContent } from './pack.js';

const pack = 'system-design-foundations';
const topic = 'online-processing-systems';

describe('online-processing-systems', () => {
  it("Little's law: counts the orders in the service, at varied times in it", () => {
    const { key } = starterContent(pack, topic, 'online-processing-systems-in-flight', 'numeric');
    // 400 orders/s for 100 s; times in the service of 50, 150, 350 and 450 ms in turn: 250 ms on average.
    const orders = Array.from({ length: 40_000 }, (_, at) => ({
      from: at / 400,
      time: [0.05, 0.15, 0.35, 0.45][at % 4]!,
    }));
    const samples = Array.from({ length: 200 }, (_, at) => 10 + at * 0.4 + 0.0001);
    const inside = samples.map((now) => orders.filter(({ from, time }) => from <= now && now < from + time).length);
    expect(orders.reduce((sum, { time }) => sum + time, 0) / orders.length).toBeCloseTo(0.25);
    const mean = inside.reduce((sum, count) => sum + count, 0) / inside.length;
    expect(Math.abs(mean - 100)).toBeLessThan(2);
    expect(key).toMatchObject({ value: Math.round(400 * 0.25) });
  });

  it('backlog: plays it second by second', () => {
    const { key } = starterContent(pack, topic, 'online-processing-systems-drain-backlog', 'numeric');
    let waiting = 0;
    for (let second = 0; second < 30 * 60; second++) waiting += 500;
    let seconds = 0;
    for (; waiting > 0; seconds++) waiting += 500 - 800;
    expect(key).toMatchObject({ value: seconds / 60 });
  });

  it('M/M/1: the formula agrees with the prompt, the key and a simulation', () => {
    const slug = 'online-processing-systems-queueing-delay';
    const { options, key, prompt } = starterContent(pack, topic, slug, 'single-choice');
    const formula = (rate: number) => 1000 / (100 - rate);
    let seed = 7;
    const exponential = (mean: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return -mean * Math.log(seed / 2_147_483_647);
    };
    const simulated = (rate: number) => {
      let [arrival, free, total] = [0, 0, 0];
      const requests = 2_000_000;
      for (let request = 0; request < requests; request++) {
        arrival += exponential(1000 / rate);
        free = Math.max(arrival, free) + exponential(10);
        total += free - arrival;
      }
      return total / requests;
    };
    for (const rate of [80, 95]) expect(Math.abs(simulated(rate) / formula(rate) - 1)).toBeLessThan(0.1);
    expect(prompt).toContain(`is ${formula(80)} ms`);
    expect(options.find((option) => option.id === key)?.text).toBe(`About ${formula(95)} ms`);
  });

  it('redelivery: crashes at every point, and counts the effects of each protocol', () => {
    const slug = 'online-processing-systems-redelivered-message';
    const { options, key } = starterContent(pack, topic, slug, 'single-choice');
    type World = { balance: number; table: Set<string>; memory: Set<string>; acknowledged: boolean };
    type Step = (world: World) => void;
    const add: Step = (world) => (world.balance += 50);
    const acknowledge: Step = (world) => (world.acknowledged = true);
    const unless = (seen: (world: World) => Set<string>): Step => {
      return (world) => {
        if (!seen(world).has('9f3')) add(world);
        seen(world).add('9f3');
      };
    };
    const protocols: Record<string, Step[]> = {
      'Acknowledge each message first': [acknowledge, add],
      "in the consumer's memory": [unless((world) => world.memory), acknowledge],
      'under a unique key': [unless((world) => world.table), acknowledge],
      'in strict order': [add, acknowledge],
    };
    const exactlyOnce = (steps: Step[]) =>
      [0, 1, 2].every((crashAfter) => {
        const world: World = { balance: 0, table: new Set(), memory: new Set(), acknowledged: false };
        steps.slice(0, crashAfter).forEach((step) => step(world));
        world.memory.clear(); // the crash
        if (!world.acknowledged) steps.forEach((step) => step(world));
        return world.balance === 50;
      });
    const right = Object.keys(protocols).filter((text) => exactlyOnce(protocols[text]!));
    expect(right).toHaveLength(1);
    expect(options.find((option) => option.text.includes(right[0]!))?.id).toBe(key);
  });
});
