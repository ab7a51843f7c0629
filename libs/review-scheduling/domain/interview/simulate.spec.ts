import { BindingMemoryState, FSRSBinding } from '@open-spaced-repetition/binding';
import fc from 'fast-check';
import { default_w } from 'ts-fsrs';
import { newCardState, nextReview, retrievability } from '../schedule/schedule.js';
import { simulate, simulateInSteps } from './simulate.js';
import { simulatedCard, type RatingShares, type SimulatedCard, type SimulationInput } from './simulation.js';

const seconds = { again: 60, hard: 45, good: 30, easy: 15 };
const plain: SimulationInput = {
  cards: [],
  newCards: 0,
  newPerDay: 10,
  days: 30,
  desiredRetention: 0.9,
  maximumDays: 36_500,
  learningSteps: 2,
  relearningSteps: 1,
  reviewsPerDay: 1_000,
  minutesPerDay: Infinity,
  seconds,
  seed: 'a seed',
};
const onlyGood: RatingShares = {
  first: { again: 0, hard: 0, good: 1 },
  recalled: { hard: 0, good: 1 },
  step: { again: 0, hard: 0, good: 1 },
};

const someCard: fc.Arbitrary<SimulatedCard> = fc
  .record({
    stability: fc.double({ min: 0.1, max: 200, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    lastDay: fc.integer({ min: -60, max: -1 }),
    interval: fc.integer({ min: 1, max: 90 }),
    aside: fc.boolean(),
  })
  .map(({ interval, ...card }) => ({ ...card, dueDay: card.lastDay + interval }));
const someInput: fc.Arbitrary<SimulationInput> = fc.record({
  cards: fc.array(someCard, { maxLength: 40 }),
  newCards: fc.nat(60),
  newPerDay: fc.nat(15),
  days: fc.integer({ min: 1, max: 40 }),
  desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
  maximumDays: fc.integer({ min: 1, max: 400 }),
  learningSteps: fc.nat(3),
  relearningSteps: fc.nat(2),
  reviewsPerDay: fc.nat(60),
  minutesPerDay: fc.oneof(fc.nat(60), fc.constant(Infinity)),
  seconds: fc.constant(seconds),
  interview: fc.option(
    fc.record({ desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }), lastLookDays: fc.nat(10) }),
    { nil: undefined },
  ) as fc.Arbitrary<NonNullable<SimulationInput['interview']>>,
  seed: fc.string(),
  runs: fc.integer({ min: 1, max: 4 }),
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

it('gives the same for the same seed, whichever way it is asked', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const first = simulate(input);
      expect(simulate(structuredClone(input))).toEqual(first);
      const steps = simulateInSteps(input);
      let [step, count] = [steps.next(), 0];
      for (; !step.done; step = steps.next()) count += 1;
      expect(step.value).toEqual(first);
      expect(count).toBe(input.days * input.runs!);
    }),
    { numRuns: 50 },
  );
});

/** Of means of several runs. */
const rounding = 1e-9;

it('keeps its bounds', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { days, recall, recallOfSeen, total, seen, known } = simulate(input);
      const inQuestion = input.cards.filter((card) => !card.aside).length + input.newCards;
      expect(days).toHaveLength(input.days);
      expect(total).toBe(inQuestion);
      expect(seen).toBeLessThanOrEqual(total);
      expect(known).toBeLessThanOrEqual(seen);
      for (const share of [recall.low, recall.mean, recall.high, recallOfSeen]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      // Not the mean between them: one run of many that goes badly can draw it below all the others.
      expect(recall.low).toBeLessThanOrEqual(recall.high);
      for (const day of days) expect(day.new).toBeLessThanOrEqual(input.newPerDay + rounding);
      expect(sum(days.map((day) => day.new))).toBeLessThanOrEqual(input.newCards + rounding);
      // What one card takes on a day may go over, and comes off the next.
      expect(sum(days.map((day) => day.minutes))).toBeLessThanOrEqual(input.minutesPerDay * input.days + 8);
    }),
    { numRuns: 200 },
  );
});

it('never foretells less for more minutes, beyond what luck makes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: 1, max: 30 }),
      fc.string(),
      (minutes, more, seed) => {
        const input = { ...plain, cards: mature(40), newCards: 60, newPerDay: 6, minutesPerDay: minutes, seed };
        const [less, after] = [simulate(input), simulate({ ...input, minutesPerDay: minutes + more })];
        expect(after.recall.mean).toBeGreaterThan(less.recall.mean - 0.015);
        expect(after.seen).toBeGreaterThanOrEqual(less.seen - 1);
      },
    ),
    { numRuns: 10 },
  );
});

describe('memory', () => {
  it('is that of a review, where the scheduler proper makes it', () => {
    const at = new Date('2026-01-05T08:00:00Z');
    const options = { desiredRetention: 0.9, seed: 'x' };
    const once = nextReview(newCardState(at), 'good', at, options);
    const twice = nextReview(once, 'good', new Date(at.getTime() + 600_000), options);
    const { recall } = simulate({ ...plain, newCards: 1, days: 1, shares: onlyGood });
    expect(recall.mean).toBeCloseTo(retrievability(twice, new Date(twice.lastReviewAt!.getTime() + 86_400_000)), 8);
  });

  it('is that of the Rust implementation, recalled or not', () => {
    const rust = new FSRSBinding([...default_w]);
    const curve = (stability: number) => {
      const decay = -default_w[20]!;
      return (1 + ((0.9 ** (1 / decay) - 1) * 1) / stability) ** decay;
    };
    fc.assert(
      fc.property(someCard, fc.string(), ({ stability, difficulty, lastDay }, seed) => {
        const card = { stability, difficulty, lastDay, dueDay: 0 };
        const next = rust.nextStates(new BindingMemoryState(stability, difficulty), 0.9, -lastDay);
        const recovered = rust.nextStates(next.again.memory, 0.9, 0).good.memory.stability;
        const input = { ...plain, cards: [card], days: 1, shares: onlyGood, seed, runs: 1 };
        const { recall } = simulate(input);
        const far = [next.good.memory.stability, recovered].map((after) => Math.abs(curve(after) - recall.mean));
        expect(Math.min(...far)).toBeLessThan(1e-4);
      }),
    );
  });

  it('fails as often as it is predicted to', () => {
    const input = { ...plain, cards: mature(400).map((card) => ({ ...card, dueDay: 0, lastDay: -20 })), days: 1 };
    const { days } = simulate({ ...input, shares: onlyGood });
    // 20 days at a stability of 20 days: 90 %. Who fails answers once more, a relearning step.
    expect(days[0]!.reviews).toBeGreaterThan(400 * 1.085);
    expect(days[0]!.reviews).toBeLessThan(400 * 1.115);
  });
});

describe('an interview', () => {
  const input = { ...plain, cards: mature(200).map((card) => ({ ...card, stability: 500, dueDay: 400 })), days: 30 };
  it('gives each card a last look without a wall', () => {
    const { days } = simulate({ ...input, interview: { desiredRetention: 0.9, lastLookDays: 5 } });
    const reviews = days.map((day) => day.reviews);
    expect(sum(reviews.slice(0, 25))).toBe(0);
    expect(sum(reviews)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...reviews)).toBeLessThan((200 / 5) * 1.3);
  });
  it('leaves the cards beside it alone', () => {
    const cards = input.cards.map((card) => ({ ...card, aside: true }));
    const { days, total } = simulate({ ...input, cards, interview: { desiredRetention: 0.9, lastLookDays: 5 } });
    expect(sum(days.map((day) => day.reviews))).toBe(0);
    expect(total).toBe(0);
  });
  it('is known better at a raised retention, for more reviews', () => {
    const fresh = { ...plain, newCards: 100, days: 60 };
    const raised = simulate({ ...fresh, interview: { desiredRetention: 0.96, lastLookDays: 0 } });
    const common = simulate(fresh);
    expect(raised.recall.mean).toBeGreaterThan(common.recall.mean + 0.02);
    expect(sum(raised.days.map((day) => day.reviews))).toBeGreaterThan(sum(common.days.map((day) => day.reviews)));
  });
});

it('takes a sample of very many cards for all of them', () => {
  const cards = mature(6_000);
  const { total, known, days } = simulate({ ...plain, cards, days: 3, reviewsPerDay: 0, newPerDay: 0 });
  const exact = sum(cards.map((card) => retrievabilityAfter(3 - card.lastDay, card.stability)));
  expect(total).toBe(6_000);
  expect(Math.abs(known / exact - 1)).toBeLessThan(0.01);
  expect(days[2]!.left).toBeCloseTo(cards.filter((card) => card.dueDay <= 2).length, -2);
});

it('is of nobody and nothing without cards', () => {
  const { recall, total, seen } = simulate(plain);
  expect({ recall, total, seen }).toEqual({ recall: { mean: 0, low: 0, high: 0 }, total: 0, seen: 0 });
});

it.each([
  ['2026-01-05T03:59:00Z', -1],
  ['2026-01-05T04:00:00Z', 0],
  ['2026-01-06T03:59:00Z', 0],
  ['2026-01-15T04:00:00Z', 10],
])('counts study days: %s is day %i', (at, day) => {
  const card = { stability: 3, difficulty: 5, dueAt: new Date(at), lastReviewAt: new Date('2026-01-03T05:00:00Z') };
  const seen = simulatedCard(card, new Date('2026-01-05T04:00:00Z'));
  expect(seen).toEqual({ stability: 3, difficulty: 5, dueDay: day, lastDay: -2 });
});

function mature(count: number): SimulatedCard[] {
  return Array.from({ length: count }, (_, at) => {
    const lastDay = -1 - (at % 17);
    return { stability: 20, difficulty: 1 + (at % 9), lastDay, dueDay: lastDay + 20 };
  });
}

function retrievabilityAfter(days: number, stability: number): number {
  const lastReviewAt = new Date(0);
  return retrievability({ state: 'review', stability, lastReviewAt }, new Date(days * 86_400_000));
}
