import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api.js';
import { newId } from '../../new-id.js';
import { calendarDay, dateText } from '../../time.js';
import { cardKeys } from './card-queries.js';
import { flagName } from './card-words.js';
import { tellDone, tellProblem } from './undo-toast.js';

type Change = Schemas['ChangeCardBody'];

/** Everything that shows cards is asked for again. */
export function useRenewCards(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () => Promise.all(cardKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

const change = (id: string, body: Change) =>
  dataOf(api.PATCH('/api/v1/cards/{id}', { params: { path: { id } }, body }));
export const undoAct = (id: string) => dataOf(api.POST('/api/v1/reviews/{id}/undo', { params: { path: { id } } }));
export const redoAct = (id: string) => dataOf(api.POST('/api/v1/reviews/{id}/redo', { params: { path: { id } } }));

interface Act {
  /** What was done. */
  message: string;
  run: () => Promise<unknown>;
  /** Given what `run` answered. */
  undo?: (done: unknown) => Promise<unknown>;
}

/** The acts on one card; each says what it did and can be taken back. */
export function useCardActs(cardId: string, onDone: () => void = () => undefined) {
  const renew = useRenewCards();
  const act = useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: async (done, { message, undo }) => {
      tellDone(
        message,
        undo &&
          (async () => {
            await undo(done);
            await renew();
          }),
      );
      onDone();
      await renew();
    },
    onError: tellProblem,
  });
  const changing = (message: string, to: Change, back: Change) =>
    act.mutate({ message, run: () => change(cardId, to), undo: () => change(cardId, back) });
  const undoable = (message: string, run: () => Promise<{ id: string }>) =>
    act.mutate({ message, run, undo: (done) => undoAct((done as { id: string }).id) });
  const path = { id: cardId };
  return {
    isBusy: act.isPending,
    suspend: (on: boolean) =>
      changing(
        on ? 'Suspended: it will not be asked.' : 'Back in your reviews.',
        { suspended: on },
        { suspended: !on },
      ),
    bury: (on: boolean) =>
      changing(on ? 'Put off until tomorrow.' : 'Back in today’s reviews.', { buried: on }, { buried: !on }),
    flag: (flag: number, before: number) =>
      changing(flag === 0 ? 'Flag taken off.' : `Flagged: ${flagName(flag)}.`, { flag }, { flag: before }),
    reset: () => {
      const body = { submissionId: newId() };
      undoable('It starts anew.', () => dataOf(api.POST('/api/v1/cards/{id}/reset', { params: { path }, body })));
    },
    setDue: (on: string) => {
      const body = { submissionId: newId(), on };
      undoable(`Due on ${dateText(calendarDay(on))}.`, () =>
        dataOf(api.POST('/api/v1/cards/{id}/due', { params: { path }, body })),
      );
    },
    undo: (id: string) => act.mutate({ message: 'Undone.', run: () => undoAct(id), undo: () => redoAct(id) }),
    redo: (id: string) => act.mutate({ message: 'Brought back.', run: () => redoAct(id), undo: () => undoAct(id) }),
  };
}
export type CardActs = ReturnType<typeof useCardActs>;
