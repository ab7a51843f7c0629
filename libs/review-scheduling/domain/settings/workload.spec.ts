import type { SimulatedCard } from '../interview/simulation.js';
import { workloadInSteps, workloadRetentions, type WorkloadInput } from './workload.js';

const plain: WorkloadInput = {
  cards: [],
  newCards: 0,
  newPerDay: 10,
  maximumDays: 36_500,
  learningSteps: 2,
  relearningSteps: 1,
  reviewsPerDay: 10_000,
  seconds: { again: 60, hard: 60, good: 45, easy: 20 },
  seed: 'somebody',
  each: 1,
};
const card: SimulatedCard = { stability: 20, difficulty: 5, dueDay: 3, lastDay: -17 };
const someCards = (count: number) => Array.from({ length: count }, (_, at) => ({ ...card, dueDay: at % 20 }));

function workload(change: Partial<WorkloadInput>) {
  const steps = workloadInSteps({ ...plain, ...change });
  let count = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return { points: step.value, steps: count };
    count += 1;
  }
}

it('asks for more the more is to be kept, and keeps more', () => {
  const { points } = workload({ cards: someCards(100) });
  expect(points.map(({ desiredRetention }) => desiredRetention)).toEqual(workloadRetentions);
  for (const [index, point] of points.entries()) {
    if (index === 0) continue;
    expect(point.minutesPerDay).toBeGreaterThan(points[index - 1]!.minutesPerDay);
    expect(point.cardsPerDay).toBeGreaterThan(points[index - 1]!.cardsPerDay);
    expect(point.known!).toBeGreaterThan(points[index - 1]!.known!);
  }
});

it('is nothing, and knows nothing, where there are no cards', () => {
  for (const point of workload({}).points)
    expect(point).toMatchObject({ minutesPerDay: 0, cardsPerDay: 0, known: null });
});

it('lets each card of a sample stand for several', () => {
  const [one] = workload({ cards: someCards(50) }).points;
  const [four] = workload({ cards: someCards(50), each: 4 }).points;
  expect(four!.minutesPerDay).toBeCloseTo(4 * one!.minutesPerDay, 9);
  expect(four!.known).toBe(one!.known);
});

it('stops after each simulated day, and bounds its runs', () => {
  expect(workload({ cards: someCards(10) }).steps).toBe(7 * 365 * 5);
  expect(workload({ cards: someCards(3_000) }).steps).toBe(7 * 365);
});
