import { starterContent } from './pack.js';

const pack = 'system-design-foundations';

describe('databases', () => {
  it('composite index: only one query reads one contiguous range that is already in order', () => {
    const { options, key } = starterContent(pack, 'databases', 'databases-composite-index-range', 'single-choice');
    type Entry = { customer: number; day: number };
    const index: Entry[] = [40, 42, 50, 77, 90].flatMap((customer) =>
      Array.from({ length: 12 }, (_, step) => ({ customer, day: step * 5 + (customer % 4) })),
    );
    const date = 30; // '2025-06-01'
    const queries: Record<string, { where: (entry: Entry) => boolean; by: (entry: Entry) => number }> = {
      "`WHERE created_at >= '2025-06-01' ORDER BY customer_id`": { where: (e) => e.day >= date, by: (e) => e.customer },
      '`WHERE customer_id IN (42, 77) ORDER BY created_at`': {
        where: (e) => e.customer === 42 || e.customer === 77,
        by: (e) => e.day,
      },
      '`WHERE customer_id = 42 ORDER BY created_at DESC`': { where: (e) => e.customer === 42, by: (e) => -e.day },
      '`WHERE customer_id > 42 ORDER BY created_at`': { where: (e) => e.customer > 42, by: (e) => e.day },
    };
    const suits = (text: string) => {
      const query = queries[text]!;
      const places = index.flatMap((entry, place) => (query.where(entry) ? [place] : []));
      const contiguous = (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1;
      const order = places.map((place) => query.by(index[place]!));
      const sorted = (values: number[]) => values.every((value, at) => at === 0 || values[at - 1]! <= value);
      return contiguous && (sorted(order) || sorted(order.toReversed()));
    };
    expect(options.filter((option) => suits(option.text)).map((option) => option.id)).toEqual([key]);
  });

  it('N + 1: runs the loop and counts', () => {
    const { key } = starterContent(pack, 'databases', 'databases-n-plus-one-time', 'numeric');
    let queries = 0;
    const query = <T>(result: T) => (queries++, result);
    for (const order of query(Array.from({ length: 50 }, (_, id) => ({ id })))) {
      query(order.id);
      query([order.id]);
    }
    expect(key).toMatchObject({ value: queries * 3 });
  });

  it('B+ tree: counts the levels', () => {
    const { key } = starterContent(pack, 'databases', 'databases-btree-page-reads', 'numeric');
    const levels: number[] = [];
    for (let below = 100_000_000; below > 1; below = levels.at(-1)!) levels.push(Math.ceil(below / 250));
    expect(levels).toEqual([400_000, 1_600, 7, 1]);
    expect(key).toMatchObject({ value: levels.length - 2 + 1 });
  });

  it('lost update: with a row lock held from the read on, every schedule ends at 20; without, not', () => {
    const { options, key, prompt } = starterContent(pack, 'databases', 'databases-lost-update-fix', 'single-choice');
    // A schedule: which session takes its next step (read, write, commit) each time; a blocked session skips its turn.
    const run = (schedule: number[], locking: boolean) => {
      let balance = 100;
      let holder: number | undefined;
      const sessions = [30, 50].map((amount) => ({ amount, step: 0, read: 0 }));
      const turn = (id: number) => {
        const session = sessions[id]!;
        if (session.step < 2 && holder !== undefined && holder !== id) return; // waits for the row lock
        if (session.step === 0) {
          session.read = balance;
          if (locking) holder = id;
        } else if (session.step === 1) {
          balance = session.read - session.amount;
          holder = id;
        } else if (session.step === 2) holder = undefined;
        session.step++;
      };
      schedule.forEach((id) => turn(id));
      for (let round = 0; round < 6; round++) [0, 1].forEach((id) => sessions[id]!.step < 3 && turn(id));
      return balance;
    };
    const schedules = Array.from({ length: 64 }, (_, bits) => Array.from({ length: 6 }, (__, at) => (bits >> at) & 1));
    const legal = schedules.filter((schedule) => schedule.filter(Boolean).length === 3);
    expect(run([0, 1, 0, 0, 1, 1], false)).toBe(50); // the schedule of the prompt
    expect(new Set(legal.map((schedule) => run(schedule, true)))).toEqual(new Set([20]));
    expect(prompt).toContain('ends at 20');
    expect(options.find((option) => option.id === key)?.text).toContain('FOR UPDATE');
  });
});
