import type { Level } from '@app/question-bank/domain/taxonomy.js';

/** How many questions of a level were measured, and their median facility. */
export interface LevelNorm {
  questions: number;
  median: number;
}
export type LevelNorms = Partial<Record<Level, LevelNorm>>;

/** A level of fewer measured questions says nothing of where it lies. */
export const fewestOfLevel = 5;
/** Two levels that are closer than this tell no level. */
const leastGap = 0.05;

const easiestFirst: readonly Level[] = ['entry', 'mid', 'senior'];

/**
 * The neighbouring level whose median facility lies nearer than that of the question's own, beyond chance: the facility is
 * past the middle between both by more than 1.645 standard errors. Null where the label stands, or the levels themselves
 * do not differ as they should.
 */
export function proposeLevel(
  { level, facility, answers }: { level: Level; facility: number; answers: number },
  norms: LevelNorms,
): Level | null {
  const own = norms[level];
  if (!own || own.questions < fewestOfLevel || answers === 0) return null;
  const error = Math.sqrt((facility * (1 - facility)) / answers);
  const place = easiestFirst.indexOf(level);
  for (const step of [-1, 1]) {
    const other = easiestFirst[place + step];
    const norm = other && norms[other];
    if (!norm || norm.questions < fewestOfLevel) continue;
    // An easier level has the higher facility.
    const isApart = (own.median - norm.median) * step >= leastGap;
    const past = ((own.median + norm.median) / 2 - facility) * step;
    if (isApart && past > 1.645 * error) return other;
  }
  return null;
}
