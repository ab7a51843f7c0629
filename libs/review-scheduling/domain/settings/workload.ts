import { simulateInSteps } from '../interview/simulate.js';
import type { SimulationInput } from '../interview/simulation.js';

/** What a desired retention comes to: the mean of the days of the coming year. */
export interface WorkloadPoint {
  desiredRetention: number;
  minutesPerDay: number;
  /** Answers, those to new cards and in learning steps included. */
  cardsPerDay: number;
  /** Of the cards that were seen by then, the share that would be recalled at the end; null: none was. */
  known: number | null;
}

export const workloadDays = 365;
export const workloadRetentions = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97] as const;

/** Cards × days × runs of one retention: about a tenth of a second. A year of many cards needs no second run. */
const mostCardDays = 800_000;
const mostRuns = 5;
/** The simulator takes a sample beyond. */
const mostCards = 2_000;

/** `each`: how many cards every card of the input stands for. Retentions differ by themselves alone: same cards, same luck. */
export type WorkloadInput = Omit<SimulationInput, 'desiredRetention' | 'days' | 'runs' | 'minutesPerDay'> & {
  each: number;
};

/** Predicts the workload of each retention; stops every few milliseconds, so that others can have the processor. */
export function* workloadInSteps({ each, ...given }: WorkloadInput): Generator<void, WorkloadPoint[]> {
  const cards = Math.min(mostCards, given.cards.length + given.newCards);
  const runs = Math.max(1, Math.min(mostRuns, Math.floor(mostCardDays / Math.max(1, cards * workloadDays))));
  const points: WorkloadPoint[] = [];
  for (const desiredRetention of workloadRetentions) {
    const input = { ...given, desiredRetention, days: workloadDays, minutesPerDay: Infinity, runs };
    const { days, seen, recallOfSeen } = yield* simulateInSteps(input);
    const sums = days.reduce(
      (sum, day) => ({ minutes: sum.minutes + day.minutes, cards: sum.cards + day.reviews + day.new }),
      { minutes: 0, cards: 0 },
    );
    points.push({
      desiredRetention,
      minutesPerDay: (sums.minutes * each) / workloadDays,
      cardsPerDay: (sums.cards * each) / workloadDays,
      known: seen > 0 ? recallOfSeen : null,
    });
  }
  return points;
}
