import { ratings, type Rating } from '@app/review-scheduling/domain/rating.js';

/** The published default weights of FSRS-6. */
export const publishedWeights: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

export interface Memory {
  stability: number;
  difficulty: number;
}

/**
 * FSRS-6 written down anew from its published formulas
 * (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm, FSRS-6; the floor of 1 for the
 * gain of a same-day success from `hard` up is that of fsrs-rs), in double precision.
 */
export function fsrs6(weights: readonly number[]) {
  const w = (index: number) => weights[index] ?? NaN;
  const within = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high);
  const firstDifficulty = (grade: number) => w(4) - Math.exp(w(5) * (grade - 1)) + 1;
  const factor = 0.9 ** (-1 / w(20)) - 1;
  const recall = (days: number, stability: number) => (1 + (factor * days) / stability) ** -w(20);

  const sameDay = (s: number, grade: number) => {
    const gain = Math.exp(w(17) * (grade - 3 + w(18))) * s ** -w(19);
    return s * (grade >= 2 ? Math.max(gain, 1) : gain);
  };
  const remembered = ({ stability: s, difficulty: d }: Memory, r: number, grade: number) => {
    const bonus = (grade === 2 ? w(15) : 1) * (grade === 4 ? w(16) : 1);
    return s * (1 + Math.exp(w(8)) * (11 - d) * s ** -w(9) * (Math.exp(w(10) * (1 - r)) - 1) * bonus);
  };
  const forgotten = ({ stability: s, difficulty: d }: Memory, r: number) =>
    Math.min(w(11) * d ** -w(12) * ((s + 1) ** w(13) - 1) * Math.exp(w(14) * (1 - r)), s / Math.exp(w(17) * w(18)));
  const harder = (d: number, grade: number) => {
    const damped = d - (w(6) * (grade - 3) * (10 - d)) / 9;
    return within(1, w(7) * firstDifficulty(4) + (1 - w(7)) * damped, 10);
  };

  const later = (memory: Memory, r: number, grade: number) =>
    grade === 1 ? forgotten(memory, r) : remembered(memory, r, grade);

  return {
    recall,
    /** The interval at a desired retention, in days, before rounding and fuzz. */
    interval: (stability: number, retention: number) => (stability / factor) * (retention ** (-1 / w(20)) - 1),
    next(memory: Memory | null, days: number, rating: Rating): Memory {
      const grade = ratings.indexOf(rating) + 1;
      if (!memory) return { stability: w(grade - 1), difficulty: within(1, firstDifficulty(grade), 10) };
      const r = recall(days, memory.stability);
      const difficulty = harder(memory.difficulty, grade);
      const stability = days === 0 ? sameDay(memory.stability, grade) : later(memory, r, grade);
      return { stability: within(0.001, stability, 36_500), difficulty };
    },
  };
}
