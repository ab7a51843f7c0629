import { seededRandom, shuffled, type Random } from '@app/kernel/seeded-random.js';

/** A question that may be drawn, under one of its topics. `lastSeenAt`: by this candidate. */
export interface Drawable {
  questionId: string;
  versionId: string;
  topic: string;
  lastSeenAt: Date | null;
}

interface Draw<T extends Drawable> {
  candidates: readonly T[];
  topics: readonly string[];
  count: number;
  seed: string;
}

/**
 * Draws `count` different questions: by turns from each topic that has any left, and in a topic first what the
 * candidate has never seen, then what they have not seen for longest. The seed decides between equals; the
 * order in which candidates and topics are given does not. Says how many are missing where there are too few.
 */
export function drawQuestions<T extends Drawable>({
  candidates,
  topics,
  count,
  seed,
}: Draw<T>): T[] | { shortfall: number } {
  const random = seededRandom(seed);
  const queues = shuffled([...new Set(topics)].toSorted(byText), random).map((topic) =>
    inDrawingOrder(
      candidates.filter((candidate) => candidate.topic === topic),
      random,
    ),
  );
  const chosen = new Map<string, T>();
  while (chosen.size < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const next = firstUnchosen(queue, chosen);
      if (next && chosen.size < count) chosen.set(next.questionId, next);
    }
  }
  return chosen.size < count ? { shortfall: count - chosen.size } : [...chosen.values()];
}

function inDrawingOrder<T extends Drawable>(candidates: readonly T[], random: Random): T[] {
  const known = candidates.toSorted((a, b) => byText(a.questionId, b.questionId) || byText(a.versionId, b.versionId));
  const seenAt = (candidate: T) => candidate.lastSeenAt?.getTime() ?? -Infinity;
  return shuffled(known, random).toSorted((a, b) => (seenAt(a) === seenAt(b) ? 0 : seenAt(a) - seenAt(b)));
}

/** Takes from the queue until something comes that another topic has not given already. */
function firstUnchosen<T extends Drawable>(queue: T[], chosen: ReadonlyMap<string, T>): T | undefined {
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (!chosen.has(next.questionId)) return next;
  }
  return undefined;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
