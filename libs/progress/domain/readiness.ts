/** How ready somebody is for questions on a topic. Shares are from 0 to 1. */
export interface Readiness {
  topic: string;
  /** Published questions on the topic, and how many of them have a card that was reviewed. */
  questions: number;
  reviewed: number;
  coverage: number;
  /** Mean predicted recall of the reviewed cards now; null where there are none. */
  recall: number | null;
  /** Coverage × recall: the share of the topic's questions that would be answered now. */
  readiness: number;
  /** Whether the interview asks this topic. */
  asked: boolean;
  /** The readiness on the day of the interview, with no review until then; null where there is none ahead. */
  readinessThen: number | null;
}

interface Figures {
  topic: string;
  questions: number;
  reviewed: number;
  recall: number | null;
  recallThen: number | null;
}

/** The topics of an interview that is ahead come first, the least ready first of all. */
export function readiness(figures: readonly Figures[], interview?: { topics: readonly string[] }): Readiness[] {
  return figures
    .map(({ topic, questions, reviewed, recall, recallThen }) => {
      const coverage = questions > 0 ? reviewed / questions : 0;
      return {
        topic,
        questions,
        reviewed,
        coverage,
        recall,
        readiness: coverage * (recall ?? 0),
        asked: interview?.topics.includes(topic) ?? false,
        readinessThen: interview ? coverage * (recallThen ?? 0) : null,
      };
    })
    .toSorted((a, b) => Number(b.asked) - Number(a.asked) || a.readiness - b.readiness || (a.topic < b.topic ? -1 : 1));
}
