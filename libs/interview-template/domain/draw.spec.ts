import fc from 'fast-check';
import { drawPlan, type Draw, type Met, type PoolQuestion, type RulePool, type Shortfall } from './draw.js';

const now = new Date(Date.UTC(2026, 10, 24));
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const question = (questionId: string, topic = 'arrays'): PoolQuestion => ({
  questionId,
  versionId: `${questionId}-v1`,
  topic,
});
const rule = (count: number, candidates: PoolQuestion[], place: Partial<RulePool> = {}): RulePool => ({
  section: 1,
  rule: 1,
  count,
  fixed: false,
  candidates,
  unknown: [],
  ...place,
});
const fixedRule = (candidates: PoolQuestion[], place: Partial<RulePool> = {}): RulePool =>
  rule(candidates.length + (place.unknown?.length ?? 0), candidates, { fixed: true, ...place });
const drawOf = (pools: RulePool[], given: Partial<Draw> = {}): Draw => ({
  pools,
  shuffled: new Set(),
  met: new Map(),
  exclude: new Set(),
  seed: 's',
  now,
  ...given,
});
const items = (draw: Draw) => {
  const result = drawPlan(draw);
  if ('shortfalls' in result) throw new Error(JSON.stringify(result.shortfalls));
  return result.items;
};
const names = (draw: Draw) => items(draw).map((item) => item.questionId);
const metOf = (facts: Record<string, { seen?: number; due?: number }>): Map<string, Met> =>
  new Map(
    Object.entries(facts).map(([id, { seen, due }]) => [
      id,
      { lastSeenAt: seen === undefined ? null : ago(seen), dueAt: due === undefined ? null : ago(due) },
    ]),
  );

const topics = ['arrays', 'graphs', 'trees'];
const ids = [...'abcdefgh'];
const candidatesOf = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...topics)), { selector: String, maxLength: 12 })
  .map((pairs) => pairs.map(([id, topic]) => question(id, topic)));
/** Two to five rules that share a few questions; the first may be fixed. */
const plans: fc.Arbitrary<RulePool[]> = fc
  .tuple(
    fc.option(fc.subarray(ids, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    fc.array(fc.record({ candidates: candidatesOf, count: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 2,
      maxLength: 4,
    }),
  )
  .map(([fixed, drawn]) => [
    ...(fixed ? [fixedRule(fixed.map((id) => question(id, '')))] : []),
    ...drawn.map(({ candidates, count }, index) =>
      rule(count, candidates, { section: 2 + (index % 2), rule: 1 + Math.floor(index / 2) }),
    ),
  ]);
const mets = fc
  .dictionary(
    fc.constantFrom(...ids),
    fc.record({
      seen: fc.option(fc.nat(9), { nil: undefined }),
      due: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }),
    }),
  )
  .map(metOf);
const draws: fc.Arbitrary<Draw> = fc.record({
  pools: plans,
  shuffled: fc.subarray([1, 2, 3]).map((sections) => new Set(sections)),
  met: mets,
  exclude: fc.subarray(ids, { maxLength: 2 }).map((some) => new Set(some)),
  seed: fc.string(),
  now: fc.constant(now),
});

/** The most that all drawn rules can get together, by trying everything. */
function most(rules: { count: number; questions: string[] }[], taken = new Set<string>(), from = 0): number {
  const next = rules[from];
  if (!next) return 0;
  let best = most(rules, taken, from + 1);
  if (next.count === 0) return best;
  const fewer = rules.with(from, { ...next, count: next.count - 1 });
  for (const id of next.questions.filter((one) => !taken.has(one))) {
    best = Math.max(best, 1 + most(fewer, new Set([...taken, id]), from));
  }
  return best;
}
const freeOf = (draw: Draw) => {
  const fixed = draw.pools.filter((pool) => pool.fixed).flatMap(({ candidates }) => candidates);
  const taken = new Set([...draw.exclude, ...fixed.map((one) => one.questionId)]);
  return draw.pools
    .filter((pool) => !pool.fixed)
    .map(({ count, candidates }) => ({
      count,
      questions: [...new Set(candidates.map((one) => one.questionId))].filter((id) => !taken.has(id)),
    }));
};
const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

it('fills every rule with different questions of its own wherever that can be done at all', () => {
  fc.assert(
    fc.property(draws, (draw) => {
      const rules = freeOf(draw);
      const fixedFree = draw.pools
        .filter((pool) => pool.fixed)
        .every(({ candidates }) => candidates.every((one) => !draw.exclude.has(one.questionId)));
      const possible = fixedFree && most(rules) === total(rules.map(({ count }) => count));
      const result = drawPlan(draw);
      expect('items' in result).toBe(possible);
      if (!('items' in result)) return;
      const chosen = result.items.map((item) => item.questionId);
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen.filter((id) => draw.exclude.has(id))).toEqual([]);
      for (const section of [1, 2, 3]) {
        const own = draw.pools.filter((pool) => pool.section === section);
        const drawn = result.items.filter((item) => item.section === section);
        expect(drawn).toHaveLength(total(own.map(({ count }) => count)));
        const allowed = own.flatMap(({ candidates }) => candidates.map((one) => one.versionId));
        expect(drawn.filter((item) => !allowed.includes(item.versionId))).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

it('names every rule that is short, all at once, and no more than is missing', () => {
  fc.assert(
    fc.property(draws, (draw) => {
      const result = drawPlan(draw);
      if ('items' in result) return;
      const isDrawn = (short: Shortfall) =>
        draw.pools.some((pool) => !pool.fixed && pool.section === short.section && pool.rule === short.rule);
      const missing = result.shortfalls.filter(isDrawn).map(({ wanted, available }) => wanted - available);
      const rules = freeOf(draw);
      expect(total(missing)).toBe(total(rules.map(({ count }) => count)) - most(rules));
      const asked = draw.pools.filter((pool) => pool.fixed).flatMap(({ candidates }) => candidates);
      const beingAsked = asked.filter((one) => draw.exclude.has(one.questionId)).map((one) => one.questionId);
      expect(result.shortfalls.flatMap((short) => short.beingAsked)).toEqual(beingAsked);
    }),
    { numRuns: 500 },
  );
});

it('is the same for the same seed, whatever the order of pools and candidates', () => {
  fc.assert(
    fc.property(draws, (draw) => {
      const mixed = draw.pools.toReversed().map((pool) => ({
        ...pool,
        candidates: pool.fixed ? pool.candidates : pool.candidates.toReversed(),
      }));
      const result = drawPlan(draw);
      expect(drawPlan(structuredClone(draw))).toEqual(result);
      expect(drawPlan({ ...draw, pools: mixed, met: new Map([...draw.met].toReversed()) })).toEqual(result);
    }),
    { numRuns: 500 },
  );
});

it('asks in the order of sections and rules, but mixes a section that is shuffled', () => {
  const letters = (prefix: string) => Array.from({ length: 8 }, (_, at) => question(`${prefix}${at}`));
  const named = letters('x').toReversed();
  const pools = [
    fixedRule(
      named.map((one) => ({ ...one, topic: '' })),
      { section: 2 },
    ),
    rule(3, letters('b'), { section: 1, rule: 2 }),
    rule(3, letters('a'), { section: 1, rule: 1 }),
  ];
  const straight = names(drawOf(pools));
  expect(straight.map((name) => name[0]).join('')).toBe('aaabbbxxxxxxxx');
  expect(straight.slice(6)).toEqual(named.map((one) => one.questionId));
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const mixed = names(drawOf(pools, { seed, shuffled: new Set([2]) }));
      const unmixed = names(drawOf(pools, { seed }));
      expect(mixed.slice(0, 6)).toEqual(unmixed.slice(0, 6));
      expect(mixed.slice(6).toSorted()).toEqual(unmixed.slice(6).toSorted());
    }),
  );
  expect(names(drawOf(pools, { shuffled: new Set([2]) })).slice(6)).not.toEqual(straight.slice(6));
});

it('prefers what was never seen, then what was seen longest ago', () => {
  const met = metOf({ yesterday: { seen: 1 }, 'last-year': { seen: 365 }, 'last-month': { seen: 30 } });
  const pool = ['yesterday', 'new', 'last-year', 'last-month', 'new-too'].map((id) => question(id));
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const chosen = names(drawOf([rule(5, pool)], { met, seed }));
      expect(chosen.slice(0, 2).toSorted()).toEqual(['new', 'new-too']);
      expect(chosen.slice(2)).toEqual(['last-year', 'last-month', 'yesterday']);
    }),
  );
});

it('gives up to a third to what is due, longest overdue first, one at least of two or more', () => {
  const pool = ['new1', 'new2', 'new3', 'new4', 'new5', 'new6', 'due3', 'due9', 'due5', 'later'].map((id) =>
    question(id),
  );
  const met = metOf({
    due3: { seen: 20, due: 3 },
    due9: { seen: 1, due: 9 },
    due5: { seen: 2, due: 5 },
    later: { seen: 40, due: -1 },
  });
  const share = (count: number) => {
    const chosen = names(drawOf([rule(count, pool)], { met }));
    return chosen.filter((id) => id.startsWith('due'));
  };
  expect(share(1)).toEqual([]);
  expect(share(2)).toEqual(['due9']);
  expect(share(5)).toEqual(['due9']);
  expect(share(6)).toEqual(['due9', 'due5']);
});

it('spreads evenly over the topics that have enough, what is due included', () => {
  const pool = topics.flatMap((topic) => Array.from({ length: 10 }, (_, at) => question(`${topic}-${at}`, topic)));
  const met = metOf(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`trees-${at}`, { seen: at, due: at }])));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.string(), (count, seed) => {
      const chosen = names(drawOf([rule(count, pool)], { met, seed }));
      const shares = topics.map((topic) => chosen.filter((id) => id.startsWith(topic)).length);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

it('fills up from other topics where one runs out', () => {
  const pool = [question('a', 'arrays'), ...[...'defghi'].map((id) => question(id, 'graphs'))];
  expect(names(drawOf([rule(5, pool)])).filter((id) => id === 'a')).toHaveLength(1);
});

it('gives every question its turn', () => {
  const pool = Array.from({ length: 10 }, (_, at) => question(`q${at}`));
  const turns = new Map<string, number>();
  for (let seed = 0; seed < 2_000; seed++) {
    for (const id of names(drawOf([rule(3, pool)], { seed: `${seed}` }))) turns.set(id, (turns.get(id) ?? 0) + 1);
  }
  expect(turns.size).toBe(10);
  // 2,000 draws of 3 of 10: 600 each, five standard deviations of a binomial are 102.
  for (const count of turns.values()) expect(Math.abs(count - 600)).toBeLessThan(103);
});

it('leaves to a narrow rule what is fresh for it alone', () => {
  const met = metOf({ c: { seen: 1 } });
  const wide = rule(1, [question('a'), question('b')], { rule: 1 });
  const narrow = rule(1, [question('a')], { rule: 2 });
  fc.assert(
    fc.property(fc.string(), (seed) => expect(names(drawOf([wide, narrow], { met, seed }))).toEqual(['b', 'a'])),
  );
});

it('says what is missing of each rule: unknown, being asked elsewhere, used up by rules before it', () => {
  const pools = [
    fixedRule([question('a', ''), question('b', '')], { unknown: ['gone'] }),
    rule(2, [question('a'), question('c'), question('d')], { section: 2, rule: 1 }),
    rule(2, [question('c'), question('d'), question('e')], { section: 2, rule: 2 }),
  ];
  expect(drawPlan(drawOf(pools, { exclude: new Set(['b', 'x']) }))).toEqual({
    shortfalls: [
      { section: 1, rule: 1, wanted: 3, available: 1, unknown: ['gone'], beingAsked: ['b'] },
      { section: 2, rule: 2, wanted: 2, available: 1, unknown: [], beingAsked: [] },
    ],
  });
});
