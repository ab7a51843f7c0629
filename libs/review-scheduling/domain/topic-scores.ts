import type { Verdict } from '@app/grading/domain/grade.js';

export interface TopicScore {
  topic: string;
  score: number;
  maxScore: number;
  /** Items of the topic, those that wait for a person included. */
  count: number;
}

/** Adds up the scores by topic, in the order in which the topics come up; an item counts for each of its topics. */
export function topicScores(
  items: readonly { topics: readonly string[]; verdict: Verdict; score: number }[],
): TopicScore[] {
  const totals = new Map<string, TopicScore>();
  for (const { topics, verdict, score } of items) {
    for (const topic of topics) {
      const total = totals.get(topic) ?? { topic, score: 0, maxScore: 0, count: 0 };
      total.count += 1;
      if (verdict !== 'ungraded') {
        total.score += score;
        total.maxScore += 1;
      }
      totals.set(topic, total);
    }
  }
  return [...totals.values()];
}
