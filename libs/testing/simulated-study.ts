import { default_w, forgetting_curve, FSRSAlgorithm, generatorParameters, type FSRSState } from 'ts-fsrs';
import type { RecordedAct } from '@app/review-scheduling/domain/fit/training-set.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const answerMs = 20_000;

/** A memory that is not as the published parameters have it: it learns less at first, and forgets faster. */
export const quickForgetter: readonly number[] = default_w.map((weight, index) => {
  if (index < 4) return weight * 0.5;
  return index === 8 ? weight * 0.75 : index === 20 ? 0.35 : weight;
});

export interface SimulatedStudy {
  seed: number;
  /** Ends with the day on which there are so many reviews of cards that were seen on an earlier day. */
  usable: number;
  /** How this candidate forgets; the published parameters, by default. */
  memory?: readonly number[];
  newPerDay?: number;
}

interface Learner {
  acts: RecordedAct[];
  memory: FSRSState | null;
  lastDay: number;
  dueDay: number;
}

/**
 * The acts of each card of a candidate who studies daily, by a schedule of the published parameters, and remembers as
 * `memory` says; what is forgotten is looked at once more on the same day. The last day ends before `endsAt`.
 */
export function simulateStudy(study: SimulatedStudy, endsAt = new Date()): RecordedAct[][] {
  const { seed, usable, memory = default_w, newPerDay = 10 } = study;
  const random = randomOf(seed);
  const truth = algorithmOf(memory);
  const schedule = algorithmOf(default_w);
  const learners: (Learner & { scheduled: FSRSState | null })[] = [];
  let made = 0;
  let day = 0;
  for (; made < usable; day += 1) {
    for (let count = 0; count < newPerDay; count += 1) {
      learners.push({ acts: [], memory: null, scheduled: null, lastDay: day, dueDay: day });
    }
    let minute = 0;
    for (const learner of learners.filter(({ dueDay }) => dueDay <= day)) {
      if (learner.memory) made += 1;
      const elapsed = day - learner.lastDay;
      const first = gradeOf(learner.memory, elapsed, memory, random);
      for (const [grade, days] of first === 1
        ? ([
            [1, elapsed],
            [3, 0],
          ] as const)
        : ([[first, elapsed]] as const)) {
        learner.memory = truth.next_state(learner.memory, days, grade);
        learner.scheduled = schedule.next_state(learner.scheduled, days, grade);
        learner.acts.push([day * dayMs + (minute += 1) * answerMs, grade, 'UTC', 4]);
      }
      learner.lastDay = day;
      learner.dueDay = day + Math.max(1, Math.round(learner.scheduled!.stability * (0.8 + 0.4 * random())));
    }
  }
  const shift = Math.floor(endsAt.getTime() / dayMs) * dayMs - day * dayMs + 9 * hourMs;
  return learners.map(({ acts }) => acts.map(([at, ...rest]) => [at + shift - dayMs, ...rest]));
}

function gradeOf(memory: FSRSState | null, elapsed: number, weights: readonly number[], random: () => number) {
  const chance = random();
  if (!memory) return chance < 0.2 ? 1 : chance < 0.35 ? 2 : chance < 0.9 ? 3 : 4;
  const recall = forgetting_curve([...weights], elapsed, memory.stability);
  if (chance >= recall) return 1;
  return chance < recall * 0.1 ? 2 : chance < recall * 0.92 ? 3 : 4;
}

const algorithmOf = (weights: readonly number[]) =>
  new FSRSAlgorithm(generatorParameters({ w: [...weights], enable_short_term: true }));

/** The same numbers for the same seed, evenly from 0 to under 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
