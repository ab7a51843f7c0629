import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, dataOf } from '../../api.js';
import { rememberChoice, type Choice } from './choice.js';

interface Start {
  choice: Choice;
  idempotencyKey: string;
}

/** Starts a mock of one's own choice and goes to it. The same key again is the same mock. */
export function useStart() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ choice: { topics, levels: chosen, count, minutes }, idempotencyKey }: Start) =>
      dataOf(
        api.POST('/api/v1/quiz-sessions', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: { topics, ...(chosen.length ? { levels: chosen } : {}), count, minutes },
        }),
      ),
    onSuccess: async (mock, { choice }) => {
      rememberChoice(choice);
      void queryClient.invalidateQueries({ queryKey: ['mocks'] });
      await navigate({ to: '/mocks/$mockId', params: { mockId: mock.id } });
    },
  });
}
