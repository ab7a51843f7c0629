import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import { queryClient } from '../../query-client.js';
import { plural } from '../../time.js';
import { cardsMoved, studySettingsQuery, type EasyDates } from './study-settings-queries.js';

/** The list as the server has it. */
export async function reloadEasyDates(): Promise<void> {
  cardsMoved();
  await queryClient.invalidateQueries({ queryKey: studySettingsQuery.queryKey });
}

/** What can be done with a range. Moving is undone by bringing back, and the other way round. */
export function useEasyDatesActs({ id, movedCards }: EasyDates) {
  const params = { params: { path: { id } } };
  const path = '/api/v1/me/easy-dates/{id}';
  const move = useMutation({
    mutationFn: () => dataOf(api.POST(`${path}/apply`, params)),
    onSuccess: (after) =>
      notifications.show({
        message: `${plural(after.movedCards - movedCards, 'card')} moved to other days.${
          after.dueCards > 0 && after.loadPercent === 0 ? ` For ${after.dueCards} there is no open day near.` : ''
        }`,
      }),
    onSettled: reloadEasyDates,
  });
  const bringBack = useMutation({
    mutationFn: () => dataOf(api.POST(`${path}/undo`, params)),
    onSuccess: () => notifications.show({ message: `${plural(movedCards, 'card')} brought back.` }),
    onSettled: reloadEasyDates,
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE(path, params),
    onSuccess: () =>
      notifications.show({
        message: movedCards > 0 ? `Removed; ${plural(movedCards, 'card')} brought back.` : 'Removed.',
      }),
    onSettled: reloadEasyDates,
  });
  return { move, bringBack, remove };
}
