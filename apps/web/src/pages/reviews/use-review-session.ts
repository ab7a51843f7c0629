import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import { fetchDue } from '../../queries.js';
import type { CandidateResponse, DueItem, DueQueue, GradedReview } from '../../shapes.js';
import { afterGrade, countsOf, nextItem, type Counts } from './order.js';

interface Turn {
  /** Counts the cards shown; a card that comes again is a new turn. */
  number: number;
  item: DueItem | undefined;
  /** What was answered before the review was undone. */
  before?: CandidateResponse;
}

interface Here {
  queue: DueQueue;
  waiting: DueItem[];
  counts: Counts;
  /** Answers of today. */
  answers: number;
  /** What the server's clock is ahead of this one, in milliseconds. */
  aheadMs: number;
}

const hereOf = (queue: DueQueue): Here => ({
  queue,
  waiting: queue.items,
  counts: countsOf(queue),
  answers: queue.doneToday.answers,
  aheadMs: Date.parse(queue.serverNow) - Date.now(),
});

/**
 * Works through the queue as it was fetched, learning steps as they come due, then asks for more. Events that arrive
 * meanwhile must not pull the card away.
 */
export function useReviewSession(first: DueQueue) {
  const queryClient = useQueryClient();
  const [here, setHere] = useState(() => hereOf(first));
  const now = () => Date.now() + here.aheadMs;
  const [turn, setTurn] = useState<Turn>(() => ({
    number: 0,
    item: nextItem(first.items, Date.parse(first.serverNow)),
  }));
  const [done, setDone] = useState<{ item: DueItem; review: GradedReview }[]>([]);
  const show = (item: DueItem | undefined, before?: CandidateResponse) =>
    setTurn(({ number }) => ({ number: number + 1, item, ...(before !== undefined && { before }) }));
  const refresh = () => ['due', 'progress'].forEach((key) => void queryClient.invalidateQueries({ queryKey: [key] }));
  const take = (fresh: DueQueue) => {
    setHere(hereOf(fresh));
    show(nextItem(fresh.items, Date.parse(fresh.serverNow)));
  };

  const more = useMutation({ mutationFn: fetchDue, onSuccess: take });
  const beyond = useMutation({
    mutationFn: async (extra: { new?: number; reviews?: number }) => {
      await dataOf(api.POST('/api/v1/reviews/due/more', { body: extra }));
      return fetchDue();
    },
    onSuccess: (fresh) => {
      take(fresh);
      refresh();
    },
  });
  const undo = useMutation({
    mutationFn: async ({ review }: { item: DueItem; review: GradedReview }) => {
      await dataOf(api.POST('/api/v1/reviews/{id}/undo', { params: { path: { id: review.id } } }));
      return fetchDue();
    },
    onSuccess: (fresh, { item, review }) => {
      setDone((all) => all.slice(0, -1));
      const back = fresh.items.find(({ card }) => card.id === item.card.id) ?? item;
      const { items } = fresh;
      setHere({ ...hereOf(fresh), waiting: [back, ...items.filter(({ card }) => card.id !== item.card.id)] });
      show(back, review.response as CandidateResponse);
      refresh();
    },
  });
  const last = done.at(-1);
  const without = (cardId: string) => here.waiting.filter(({ card }) => card.id !== cardId);
  const go = (waiting: readonly DueItem[]) => (waiting.length > 0 ? show(nextItem(waiting, now())) : more.mutate());
  return {
    ...here,
    turn,
    doneHere: done.length,
    more,
    beyond,
    undoError: undo.error,
    undo: last && !undo.isPending ? () => undo.mutate(last) : undefined,
    graded: (review: GradedReview) => {
      const { item } = turn;
      if (!item) return;
      setDone((all) => [...all, { item, review }]);
      setHere({ ...here, ...afterGrade(here, item, review), answers: here.answers + 1 });
      refresh();
    },
    /** The card on the page is not to be asked any more today: it was suspended, say. */
    leave: () => {
      const { item } = turn;
      if (!item) return;
      refresh();
      more.mutate();
    },
    next: () => go(here.waiting),
    /** Takes a learning step before its time. */
    takeEarly: (item: DueItem) => {
      setHere({ ...here, waiting: [item, ...without(item.card.id)] });
      show(item);
    },
    msUntil: (item: DueItem) => Date.parse(item.card.dueAt) - now(),
  };
}
