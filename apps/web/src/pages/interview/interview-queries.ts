import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api.js';
import { wordsFor } from '../../words.js';
import { undoNote } from './undo-note.js';

export type Interview = NonNullable<Schemas['Interview']['interview']>;
export type InterviewPlan = Schemas['InterviewPlan'];
export type InterviewChoice = Schemas['InterviewChoices']['choices'][number];
export type InterviewBody = Schemas['InterviewBody'];

export const interviewQuery = queryOptions({
  queryKey: ['interview'],
  queryFn: () => dataOf(api.GET('/api/v1/me/interview')),
});

/** Of an interview that lies ahead; what it is made of is in the key, for each has a plan of its own. */
export const planQuery = (interview: Interview) =>
  queryOptions({
    queryKey: ['interview', 'plan', interview],
    queryFn: () => dataOf(api.GET('/api/v1/me/interview/plan')),
    staleTime: 60_000,
  });

export const choicesQuery = (interview: Interview) =>
  queryOptions({
    queryKey: ['interview', 'choices', interview],
    queryFn: async () => (await dataOf(api.POST('/api/v1/me/interview/simulate', { body: {} }))).choices,
    staleTime: 60_000,
  });

/** An interview as it is sent to be set again. */
export function bodyOf(interview: Interview): InterviewBody {
  const { on, title, topics, levels, minutesPerDay, desiredRetention, lastLookDays } = interview;
  return { on, title, topics, levels, minutesPerDay, desiredRetention, lastLookDays };
}

/** Sets the interview; `before`, where there was one, can be had back. */
export function useSetInterview() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ body }: { body: InterviewBody; before?: Interview | null }) =>
      dataOf(api.PUT('/api/v1/me/interview', { body })),
    onSuccess: async (_, { before }) => {
      await refresh();
      if (before) undoNote('Your interview is changed.', () => putBack(before, refresh));
    },
  });
}

export function useRemoveInterview() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (_before: Interview) => {
      await api.DELETE('/api/v1/me/interview');
    },
    onSuccess: async (_, before) => {
      await refresh();
      undoNote('Your interview is removed. What you have learnt stays.', () => putBack(before, refresh));
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not removed', message: wordsFor(error) }),
  });
}

async function putBack(before: Interview, refresh: () => Promise<void>): Promise<void> {
  await dataOf(api.PUT('/api/v1/me/interview', { body: bodyOf(before) }));
  await refresh();
}

/** New cards and the queue of the day change with the interview. */
function useRefresh() {
  const queryClient = useQueryClient();
  return async () => {
    void queryClient.invalidateQueries({ queryKey: ['due'] });
    void queryClient.invalidateQueries({ queryKey: ['progress'] });
    // Not its plan: where the interview is gone there is none, and another one has another key.
    await queryClient.invalidateQueries({ queryKey: interviewQuery.queryKey, exact: true });
  };
}
