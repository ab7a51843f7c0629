import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, dataOf, given, type Schemas } from '../../api.js';
import { newId } from '../../new-id.js';

export type Template = Schemas['Template'];

export const templatesQuery = infiniteQueryOptions({
  queryKey: ['templates'],
  queryFn: ({ pageParam }) =>
    dataOf(api.GET('/api/v1/templates', { params: { query: given({ limit: 24, cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** Starts a sitting of a template and goes there. Clicking twice, or again after a lost reply, starts it once. */
export function useStartTemplate(templateId: string) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newId);
  return useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/quiz-sessions', {
          params: { header: { 'Idempotency-Key': key } },
          body: { templateId },
        }),
      ),
    onSuccess: async (mock) => {
      void queryClient.invalidateQueries({ queryKey: ['mocks'] });
      void queryClient.invalidateQueries({ queryKey: ['templates'] });
      await navigate({ to: '/mocks/$mockId', params: { mockId: mock.id } });
    },
  });
}
