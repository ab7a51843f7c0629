import type { Verdict } from '@app/grading/domain/grade.js';

/** Scores are counted in whole ten-thousandths: their sums are exact, whatever order they are added and taken back in. */
export const wholeScore = 10_000;

/** An item that was asked in a graded sitting. */
export interface AskedItem {
  personId: string;
  sessionId: string;
  position: number;
  questionId: string;
  versionId: string;
  startedAt: Date;
  verdict: Verdict;
  score: number;
  timeMs: number;
  /** Of a choice: the ids of what was chosen. */
  options: readonly string[];
  /** Of the whole sitting, as it counts: `maxScore` items have a grade. */
  sitting: { score: number; maxScore: number };
  /** Whether whoever answered wrote this version: they know its key. */
  isOwn: boolean;
}

/** What the figures of a version take from one answer. */
export interface CountedAnswer {
  personId: string;
  sessionId: string;
  position: number;
  questionId: string;
  versionId: string;
  /** Whether it is the person's first encounter with the question in a sitting, in whatever version. */
  first: boolean;
  skipped: boolean;
  /** In ten-thousandths. */
  score: number;
  /** Mean score of the sitting's other items, in ten-thousandths; null where they are too few to say anything. */
  rest: number | null;
  timeMs: number;
  options: string[];
}

/** With fewer other items, the rest of a sitting tells nothing about who sat it. */
export const fewestOthers = 3;

/**
 * What counts of all that people were asked of some questions. The first of a question is the earliest sitting that
 * asked it; what waits for a person's grade, and what its author answered, counts nothing.
 */
export function countedAnswers(asked: readonly AskedItem[]): CountedAnswer[] {
  const firstOf = new Map<string, AskedItem>();
  for (const item of asked) {
    const first = firstOf.get(encounter(item));
    if (!first || isBefore(item, first)) firstOf.set(encounter(item), item);
  }
  return asked
    .filter(({ verdict, isOwn }) => verdict !== 'ungraded' && !isOwn)
    .map((item) => ({
      personId: item.personId,
      sessionId: item.sessionId,
      position: item.position,
      questionId: item.questionId,
      versionId: item.versionId,
      first: firstOf.get(encounter(item)) === item,
      skipped: item.verdict === 'skipped',
      score: Math.round(item.score * wholeScore),
      rest: restOf(item),
      timeMs: item.timeMs,
      options: [...new Set(item.options)].sort(),
    }));
}

const encounter = ({ personId, questionId }: AskedItem) => `${personId}/${questionId}`;

function isBefore(a: AskedItem, b: AskedItem): boolean {
  const apart = a.startedAt.getTime() - b.startedAt.getTime();
  return apart === 0 ? a.sessionId < b.sessionId : apart < 0;
}

function restOf({ score, sitting }: AskedItem): number | null {
  const others = sitting.maxScore - 1;
  if (others < fewestOthers) return null;
  const mean = (sitting.score - score) / others;
  return Math.round(Math.min(1, Math.max(0, mean)) * wholeScore);
}
