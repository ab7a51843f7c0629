import type { Verdict } from '@app/grading/domain/grade.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';

interface PartScore {
  score: number;
  maxScore: number;
  /** All items of the part, those that wait for a person included. */
  count: number;
}
export type TopicScore = PartScore & { topic: string };
export type LevelScore = PartScore & { level: Level };
export type SectionScore = PartScore & { section: number };

interface Item {
  topics: readonly string[];
  level: Level;
  section: number;
  verdict: Verdict;
  score: number;
}

/** Adds up the scores by topic, in the order in which the topics come up; an item counts for each of its topics. */
export function topicScores(items: readonly Item[]): TopicScore[] {
  return sums(items, ({ topics }) => topics).map(([topic, sum]) => ({ topic, ...sum }));
}

/** From the lowest level to the highest. */
export function levelScores(items: readonly Item[]): LevelScore[] {
  return sums(items, ({ level }) => [level])
    .map(([level, sum]) => ({ level, ...sum }))
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

export function sectionScores(items: readonly Item[]): SectionScore[] {
  return sums(items, ({ section }) => [section]).map(([section, sum]) => ({ section, ...sum }));
}

function sums<K>(items: readonly Item[], partsOf: (item: Item) => readonly K[]): [K, PartScore][] {
  const totals = new Map<K, PartScore>();
  for (const item of items) {
    for (const part of partsOf(item)) {
      const total = totals.get(part) ?? { score: 0, maxScore: 0, count: 0 };
      total.count += 1;
      if (item.verdict !== 'ungraded') {
        total.score += item.score;
        total.maxScore += 1;
      }
      totals.set(part, total);
    }
  }
  return [...totals];
}
