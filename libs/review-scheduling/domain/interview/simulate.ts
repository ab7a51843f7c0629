import { fsrs } from 'ts-fsrs';
import type { FSRS } from 'ts-fsrs';
import { SimulatedRun, type RunEnd } from './simulate-run.js';
import type { SimulatedDay, SimulationInput, SimulationResult } from './simulation.js';

/** More cards than these are simulated by a sample of so many. */
const maxCards = 2_000;
const usualRuns = 20;
/** Of runs, the parts that lie below `low` and above `high`. */
const tail = 0.1;

/** Everything at once: for what is small. `simulateInSteps` lets others have the processor in between. */
export function simulate(input: SimulationInput): SimulationResult {
  const steps = simulateInSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Stops after each simulated day, which takes a few milliseconds at most: beyond 2,000 cards a sample stands for all. */
export function* simulateInSteps(input: SimulationInput): Generator<void, SimulationResult> {
  const { input: small, scale } = sampled(input);
  const runs = small.runs ?? usualRuns;
  const models = { own: modelOf(small, small.desiredRetention), raised: modelOf(small, raisedRetention(small)) };
  const days = Array.from({ length: small.days }, (): SimulatedDay => ({ reviews: 0, new: 0, minutes: 0, left: 0 }));
  const ends: RunEnd[] = [];
  for (let run = 0; run < runs; run += 1) {
    const state = new SimulatedRun(small, models, run);
    for (const [day, sum] of days.entries()) {
      state.live(day, sum);
      yield;
    }
    ends.push(state.end());
  }
  return summed(days, ends, { runs, scale });
}

const raisedRetention = ({ desiredRetention, interview }: SimulationInput) =>
  Math.max(desiredRetention, interview?.desiredRetention ?? 0);

/** `scale`: how many cards each one of the sample stands for. What a day has room for shrinks with it. */
function sampled(input: SimulationInput): { input: SimulationInput; scale: number } {
  const scale = Math.max(1, (input.cards.length + input.newCards) / maxCards);
  if (scale === 1) return { input, scale };
  const count = Math.round(input.cards.length / scale);
  const cards = Array.from({ length: count }, (_, at) => input.cards[Math.floor(at * scale)]!);
  const small = {
    ...input,
    cards,
    newCards: Math.round(input.newCards / scale),
    newPerDay: input.newPerDay / scale,
    reviewsPerDay: input.reviewsPerDay / scale,
    minutesPerDay: input.minutesPerDay / scale,
  };
  return { input: small, scale };
}

function modelOf({ parameters, maximumDays }: SimulationInput, retention: number): FSRS {
  return fsrs({
    request_retention: retention,
    maximum_interval: maximumDays,
    enable_fuzz: false,
    ...(parameters && { w: parameters }),
  });
}

function summed(
  sums: readonly SimulatedDay[],
  ends: readonly RunEnd[],
  { runs, scale }: { runs: number; scale: number },
): SimulationResult {
  const mean = (value: (end: RunEnd) => number) => ends.reduce((sum, end) => sum + value(end), 0) / runs;
  const [total, seen, known] = [mean((end) => end.total), mean((end) => end.seen), mean((end) => end.expected)];
  const recalled = total === 0 ? 0 : known / total;
  const drawn = ends.map((end) => (end.total === 0 ? 0 : end.drawn / end.total)).sort((a, b) => a - b);
  const part = (from: number) => drawn[Math.round(from * (runs - 1))]!;
  return {
    days: sums.map((sum) => ({
      reviews: (sum.reviews / runs) * scale,
      new: (sum.new / runs) * scale,
      minutes: (sum.minutes / runs) * scale,
      left: (sum.left / runs) * scale,
    })),
    recall: {
      mean: recalled,
      low: Math.min(recalled, part(tail)),
      high: Math.max(recalled, part(1 - tail)),
    },
    recallOfSeen: seen === 0 ? 0 : known / seen,
    total: Math.round(total * scale),
    seen: seen * scale,
    known: known * scale,
  };
}
