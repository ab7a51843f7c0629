import fc from 'fast-check';
import { cardStateSchema } from '../card-state.js';
import { ratings } from '../rating.js';
import {
  foldActs,
  newCardState,
  nextReview,
  retrievability,
  schedulerVersion,
  type CardState,
  type PastAct,
  type ScheduleOptions,
} from './schedule.js';

const start = new Date('2026-01-05T08:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const options: ScheduleOptions = { desiredRetention: 0.9, seed: 'card-1' };

const anyOptions: fc.Arbitrary<ScheduleOptions> = fc.record(
  {
    desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
    seed: fc.string(),
    studyDays: fc.record({
      zone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
      rolloverHour: fc.integer({ min: 0, max: 23 }),
    }),
  },
  { requiredKeys: ['desiredRetention', 'seed'] },
);
type Answer = PastAct & { act: 'answer' };
const history: fc.Arbitrary<Answer[]> = fc
  .array(fc.tuple(fc.constantFrom(...ratings), fc.oneof(fc.nat(30 * minute), fc.nat(400 * day)), anyOptions), {
    maxLength: 15,
  })
  .map((steps) => {
    let at = start.getTime();
    return steps.map(([rating, after, chosen]) => ({
      act: 'answer',
      rating,
      at: new Date((at += after)),
      options: chosen,
    }));
  });
const after = (reviews: readonly Answer[]) => reviews.at(-1)?.at ?? start;

it('is the fold of its reviews, step by step, and always the same', () => {
  fc.assert(
    fc.property(history, (reviews) => {
      let card = newCardState(start);
      for (const review of reviews) card = nextReview(card, review.rating, review.at, review.options);
      expect(foldActs(reviews, start)).toEqual(card);
      expect(foldActs(structuredClone(reviews), new Date(start))).toEqual(card);
    }),
  );
});

it('keeps its invariants', () => {
  fc.assert(
    fc.property(history, (reviews) => {
      const card = foldActs(reviews, start);
      expect(card.reps).toBe(reviews.length);
      expect(card.lapses).toBeLessThanOrEqual(reviews.filter((review) => review.rating === 'again').length);
      if (reviews.length === 0) return;
      expect(card.stability).toBeGreaterThan(0);
      expect(card.difficulty).toBeGreaterThanOrEqual(1);
      expect(card.difficulty).toBeLessThanOrEqual(10);
      expect(card.lastReviewAt).toEqual(after(reviews));
      expect(card.dueAt.getTime()).toBeGreaterThan(after(reviews).getTime());
      expect(card.state).not.toBe('new');
      if (card.state === 'review') expect(card.scheduledDays).toBeGreaterThanOrEqual(1);
    }),
  );
});

it('never brings a card back later for a worse rating', () => {
  fc.assert(
    fc.property(history, fc.nat(400 * day), anyOptions, (reviews, wait, chosen) => {
      const card = foldActs(reviews, start);
      const now = new Date(after(reviews).getTime() + wait);
      const due = ratings.map((rating) => nextReview(card, rating, now, chosen).dueAt.getTime());
      expect(due).toEqual(due.toSorted((a, b) => a - b));
    }),
  );
});

it('survives JSON', () => {
  fc.assert(
    fc.property(history, (reviews) => {
      const card = foldActs(reviews, start);
      expect(cardStateSchema.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
      expect(cardStateSchema.parse(card)).toEqual(card);
    }),
  );
});

it('leaves the card that it is given alone', () => {
  const card = Object.freeze(nextReview(newCardState(start), 'good', start, options));
  const before = structuredClone(card);
  nextReview(card, 'again', new Date(start.getTime() + day), options);
  expect(card).toEqual(before);
});

it('is not taken in by clocks that went back', () => {
  const card = nextReview(newCardState(start), 'easy', start, options);
  const earlier = new Date(start.getTime() - 3 * day);
  expect(nextReview(card, 'good', earlier, options)).toEqual(nextReview(card, 'good', start, options));
});

it('is not taken in by a move to a zone where yesterday is not over', () => {
  const east = { ...options, studyDays: { zone: 'Pacific/Kiritimati', rolloverHour: 4 } };
  const west = { ...options, studyDays: { zone: 'Pacific/Pago_Pago', rolloverHour: 4 } };
  const card = nextReview(newCardState(start), 'easy', start, east);
  const next = nextReview(card, 'good', new Date(start.getTime() + minute), west);
  expect(next.stability).toBeGreaterThanOrEqual(card.stability);
});

describe('the days between two reviews', () => {
  const berlin = { ...options, studyDays: { zone: 'Europe/Berlin', rolloverHour: 4 } };
  // Same day: S · e^(w17 · (1 − 3 + w18)) · S^−w19, FSRS-6.
  const sameDay = 8.2956 * Math.exp(0.5425 * (-2 + 0.0912)) * 8.2956 ** -0.0658;
  const kept = (from: string, to: string, chosen: ScheduleOptions) => {
    const first = nextReview(newCardState(start), 'easy', new Date(from), chosen);
    return nextReview(first, 'again', new Date(to), chosen).stability;
  };
  it.each([
    ['midnight of the zone', '2026-01-05T22:50:00Z', '2026-01-05T23:10:00Z'],
    ['midnight UTC', '2026-01-05T23:50:00Z', '2026-01-06T00:10:00Z'],
  ])('are study days: twenty minutes over %s are none', (_, from, to) => {
    expect(kept(from, to, berlin)).toBeCloseTo(sameDay, 4);
  });
  it('are study days: twenty minutes over the roll-over are one', () => {
    expect(kept('2026-01-06T02:50:00Z', '2026-01-06T03:10:00Z', berlin)).not.toBeCloseTo(sameDay, 1);
  });
  it('are those of UTC where nothing is said', () => {
    expect(kept('2026-01-05T22:50:00Z', '2026-01-05T23:10:00Z', options)).toBeCloseTo(sameDay, 4);
    expect(kept('2026-01-05T23:50:00Z', '2026-01-06T00:10:00Z', options)).not.toBeCloseTo(sameDay, 1);
  });
});

describe('fuzz', () => {
  const mature = (seed: string) => {
    const chosen = { ...options, seed };
    const card: CardState = foldActs(
      [0, 8, 60].map((days) => ({
        act: 'answer' as const,
        rating: 'easy' as const,
        at: new Date(start.getTime() + days * day),
        options: chosen,
      })),
      start,
    );
    return nextReview(card, 'good', new Date(start.getTime() + 400 * day), chosen).scheduledDays;
  };
  it('spreads cards by their seeds, within bounds', () => {
    const intervals = Array.from({ length: 200 }, (_, seed) => mature(`${seed}`));
    expect(new Set(intervals).size).toBeGreaterThan(20);
    expect(Math.max(...intervals) / Math.min(...intervals)).toBeLessThan(1.13);
  });
});

describe('desired retention', () => {
  it('brings a card back sooner the more is desired', () => {
    const interval = (desiredRetention: number) =>
      nextReview(newCardState(start), 'easy', start, { ...options, desiredRetention }).scheduledDays;
    expect(interval(0.97)).toBeLessThan(interval(0.9));
    expect(interval(0.9)).toBeLessThan(interval(0.7));
  });
});

describe('retrievability', () => {
  const card = nextReview(newCardState(start), 'easy', start, options);
  const at = (days: number) => retrievability(card, new Date(start.getTime() + days * day));
  it('is 1 at the review, 0.9 after the stability, and falls', () => {
    expect(at(0)).toBe(1);
    expect(at(card.stability)).toBeCloseTo(0.9, 6);
    expect(at(100)).toBeLessThan(at(10));
    expect(at(-1)).toBe(1);
  });
  it('is 0 for what was never reviewed', () => expect(retrievability(newCardState(start), start)).toBe(0));
});

it.each([[[]], [[1, 2, 3]], [Array(21).fill(NaN)]])('refuses the weights %j', (parameters: number[]) => {
  expect(() => nextReview(newCardState(start), 'good', start, { ...options, parameters })).toThrow(RangeError);
});

it('names the scheduler', () => expect(schedulerVersion).toBe('ts-fsrs v5.4.2 using FSRS-6.0'));
