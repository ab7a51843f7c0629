import type { DueItem, DueQueue, GradedReview } from '../../shapes.js';

export interface Counts {
  news: number;
  learning: number;
  reviews: number;
}

type Kind = keyof Counts;
/** Which of the three counts a card is in. */
export const kindOf = (state: DueItem['card']['state']): Kind =>
  state === 'new' ? 'news' : state === 'review' ? 'reviews' : 'learning';

export const countsOf = ({ newCount, learningCount, reviewCount }: DueQueue): Counts => ({
  news: newCount,
  learning: learningCount,
  reviews: reviewCount,
});

export const isStep = ({ card }: DueItem): boolean => kindOf(card.state) === 'learning';
const dueAt = ({ card }: DueItem): number => Date.parse(card.dueAt);

/** The next to be asked: a learning step that is due, else the first that waits for no time. None: all wait for theirs. */
export function nextItem(waiting: readonly DueItem[], now: number): DueItem | undefined {
  const steps = waiting.filter((item) => isStep(item) && dueAt(item) <= now).toSorted((a, b) => dueAt(a) - dueAt(b));
  return steps[0] ?? waiting.find((item) => !isStep(item));
}

/** The learning step that is due first. */
export const firstStep = (waiting: readonly DueItem[]): DueItem | undefined =>
  waiting.filter(isStep).toSorted((a, b) => dueAt(a) - dueAt(b))[0];

interface Left {
  queue: DueQueue;
  waiting: DueItem[];
  counts: Counts;
}

/** What is left once a card was graded: it comes again today where its next step does. */
export function afterGrade({ queue, waiting, counts }: Left, item: DueItem, review: GradedReview) {
  const { id, state, dueAt: nextAt, reps, lapses } = review.card;
  const others = waiting.filter(({ card }) => card.id !== item.card.id);
  const kind = kindOf(item.card.state);
  const left = { ...counts, [kind]: Math.max(0, counts[kind] - 1) };
  // What each rating would lead to is another thing now, and only the server knows it.
  const { previews: _old, ...rest } = item;
  const again = { ...rest, card: { id, state, dueAt: nextAt, reps, lapses } };
  if (!isStep(again) || nextAt >= queue.dayEndsAt) return { waiting: others, counts: left };
  return { waiting: [...others, again], counts: { ...left, learning: left.learning + 1 } };
}
