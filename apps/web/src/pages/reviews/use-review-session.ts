import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.js';
import { fetchDue } from '../../queries.js';
import type { DueItem, DueQueue, GradedReview } from '../../shapes.js';

interface Turn {
  /** Counts the cards shown; a card that comes again is a new turn. */
  number: number;
  item: DueItem | undefined;
}

/**
 * Works through the queue as it was fetched, then asks for more: a card that was missed may be due again.
 * Events that arrive meanwhile must not pull the card away.
 */
export function useReviewSession(first: DueQueue) {
  const queryClient = useQueryClient();
  const [queue, setQueue] = useState(first);
  const [turn, setTurn] = useState<Turn>({ number: 0, item: first.items[0] });
  const [waiting, setWaiting] = useState(first.items);
  const [done, setDone] = useState<{ item: DueItem; reviewId: string }[]>([]);
  const show = (item: DueItem | undefined) => setTurn(({ number }) => ({ number: number + 1, item }));
  const refresh = () => ['due', 'progress'].forEach((key) => void queryClient.invalidateQueries({ queryKey: [key] }));

  const more = useMutation({
    mutationFn: fetchDue,
    onSuccess: (fresh) => {
      setQueue(fresh);
      setWaiting(fresh.items);
      show(fresh.items[0]);
    },
  });
  const undo = useMutation({
    mutationFn: ({ reviewId }: { item: DueItem; reviewId: string }) =>
      api.POST('/api/v1/reviews/{id}/undo', { params: { path: { id: reviewId } } }),
    onSuccess: (_reply, { item }) => {
      setDone((all) => all.slice(0, -1));
      setWaiting((items) => [item, ...items.filter(({ card }) => card.id !== item.card.id)]);
      show(item);
      refresh();
    },
  });
  const last = done.at(-1);
  return {
    queue,
    turn,
    left: waiting.length,
    doneCount: done.length,
    more,
    undoError: undo.error,
    undo: last && !undo.isPending ? () => undo.mutate(last) : undefined,
    graded: (review: GradedReview) => {
      const { item } = turn;
      if (!item) return;
      setDone((all) => [...all, { item, reviewId: review.id }]);
      setWaiting((items) => items.filter(({ card }) => card.id !== item.card.id));
      refresh();
    },
    next: () => (waiting.length > 0 ? show(waiting[0]) : more.mutate()),
  };
}
