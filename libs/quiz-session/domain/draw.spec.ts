import fc from 'fast-check';
import { drawQuestions, type Drawable } from './draw.js';

const topics = ['arrays', 'graphs', 'queues', 'trees'];
const question = (name: string, topic: string, seenDaysAgo?: number): Drawable => ({
  questionId: name,
  versionId: `${name}-v1`,
  topic,
  lastSeenAt: seenDaysAgo === undefined ? null : new Date(Date.UTC(2026, 10, 22) - seenDaysAgo * 86_400_000),
});
const drawn = (draw: Parameters<typeof drawQuestions>[0]) => {
  const result = drawQuestions(draw);
  if ('shortfall' in result) throw new Error(`${result.shortfall} short`);
  return result;
};
const names = (draw: Parameters<typeof drawQuestions>[0]) => drawn(draw).map((chosen) => chosen.questionId);

const bank: fc.Arbitrary<Drawable[]> = fc
  .uniqueArray(
    fc.record({
      // Few names, so that topics share questions.
      id: fc.stringMatching(/^[a-h][12]?$/),
      topic: fc.constantFrom(...topics, 'sorting'),
      seen: fc.option(fc.nat(60), { nil: undefined }),
    }),
    { selector: (row) => `${row.id}/${row.topic}`, maxLength: 40 },
  )
  .map((rows) => rows.map(({ id, topic, seen }) => question(id, topic, seen)));
const topicsOf = fc.subarray(topics, { minLength: 1 });
const available = (candidates: readonly Drawable[], wanted: readonly string[]) =>
  new Set(candidates.filter((row) => wanted.includes(row.topic)).map((row) => row.questionId)).size;
const order = (a: Drawable, b: Drawable) => (`${a.questionId}/${a.topic}` < `${b.questionId}/${b.topic}` ? -1 : 1);

it('draws as many as asked, each once, of the topics asked, or says how many are missing', () => {
  fc.assert(
    fc.property(bank, topicsOf, fc.nat(30), fc.string(), (candidates, wanted, count, seed) => {
      const result = drawQuestions({ candidates, topics: wanted, count, seed });
      const there = available(candidates, wanted);
      if (there < count) {
        expect(result).toEqual({ shortfall: count - there });
        return;
      }
      const chosen = 'shortfall' in result ? [] : result;
      expect(chosen).toHaveLength(count);
      expect(new Set(chosen.map((row) => row.questionId)).size).toBe(count);
      expect(chosen.filter((row) => !wanted.includes(row.topic))).toEqual([]);
      expect(chosen.filter((row) => !candidates.includes(row))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('depends on the seed, and not on the order of what it is given', () => {
  fc.assert(
    fc.property(bank, topicsOf, fc.nat(10), fc.string(), (candidates, wanted, count, seed) => {
      const draw = { candidates, topics: wanted, count, seed };
      const mixed = { ...draw, candidates: candidates.toSorted(order), topics: [...wanted, ...wanted].toReversed() };
      expect(drawQuestions(draw)).toEqual(drawQuestions(structuredClone(draw)));
      expect(drawQuestions(mixed)).toEqual(drawQuestions(draw));
    }),
    { numRuns: 300 },
  );
});

it('spreads evenly over the topics that have enough', () => {
  const candidates = topics.flatMap((topic) =>
    Array.from({ length: 10 }, (_, at) => question(`${topic}-${at}`, topic, topic === 'trees' ? at : undefined)),
  );
  fc.assert(
    fc.property(fc.nat(40), fc.string(), (count, seed) => {
      const chosen = drawn({ candidates, topics, count, seed });
      const shares = topics.map((topic) => chosen.filter((row) => row.topic === topic).length);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

it('fills up from other topics where one runs out', () => {
  const candidates = [question('a', 'arrays'), ...'defghi'.split('').map((name) => question(name, 'graphs'))];
  const chosen = drawn({ candidates, topics, count: 5, seed: 's' });
  expect(chosen.filter((row) => row.topic === 'arrays')).toHaveLength(1);
  expect(chosen.filter((row) => row.topic === 'graphs')).toHaveLength(4);
});

it('prefers what was never seen, then what was seen longest ago', () => {
  const candidates = [
    question('yesterday', 'arrays', 1),
    question('new', 'arrays'),
    question('last-year', 'arrays', 365),
    question('last-month', 'arrays', 30),
    question('new-too', 'arrays'),
  ];
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const chosen = names({ candidates, topics: ['arrays'], count: 5, seed });
      expect(chosen.slice(0, 2).toSorted()).toEqual(['new', 'new-too']);
      expect(chosen.slice(2)).toEqual(['last-year', 'last-month', 'yesterday']);
    }),
  );
});

it('in a topic, never leaves out what is fresher to the candidate for what is less so', () => {
  fc.assert(
    fc.property(bank, fc.nat(10), fc.string(), (candidates, count, seed) => {
      const own = candidates.filter((row) => row.topic === 'arrays');
      fc.pre(own.length >= count);
      const chosen = drawn({ candidates, topics: ['arrays'], count, seed });
      const age = (row: Drawable) => row.lastSeenAt?.getTime() ?? -Infinity;
      const left = own.filter((row) => !chosen.includes(row));
      if (chosen.length && left.length) {
        expect(Math.max(...chosen.map(age))).toBeLessThanOrEqual(Math.min(...left.map(age)));
      }
    }),
  );
});

it('gives every question its turn', () => {
  const candidates = Array.from({ length: 10 }, (_, at) => question(`q${at}`, 'arrays'));
  const turns = new Map<string, number>();
  for (let seed = 0; seed < 2_000; seed++) {
    for (const name of names({ candidates, topics, count: 3, seed: `${seed}` })) {
      turns.set(name, (turns.get(name) ?? 0) + 1);
    }
  }
  expect(turns.size).toBe(10);
  // 2,000 draws of 3 of 10: 600 each, five standard deviations of a binomial are 102.
  for (const count of turns.values()) expect(Math.abs(count - 600)).toBeLessThan(103);
});

it('takes a question of two topics once', () => {
  const candidates = [question('both', 'arrays'), question('both', 'graphs'), question('one', 'graphs')];
  expect(names({ candidates, topics, count: 2, seed: 'x' }).toSorted()).toEqual(['both', 'one']);
  expect(drawQuestions({ candidates, topics, count: 3, seed: 'x' })).toEqual({ shortfall: 1 });
});

it('draws one more by adding one, whatever topics share', () => {
  fc.assert(
    fc.property(bank, topicsOf, fc.string(), (candidates, wanted, seed) => {
      const all = drawn({ candidates, topics: wanted, count: available(candidates, wanted), seed });
      for (const count of all.keys()) {
        expect(drawn({ candidates, topics: wanted, count, seed })).toEqual(all.slice(0, count));
      }
    }),
  );
});
