import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';

/** Starts a sitting of what was missed; asking twice starts one. */
export function ResitButton({ mockId, count }: { mockId: string; count: number }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newId);
  const start = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/quiz-sessions', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: { resitOf: mockId },
        }),
      ),
    onSuccess: async (mock) => {
      void queryClient.invalidateQueries({ queryKey: ['mocks'] });
      await navigate({ to: '/mocks/$mockId', params: { mockId: mock.id } });
    },
  });
  return (
    <Stack gap="xs">
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
        Sit the {count} missed again
      </Button>
      <ProblemAlert error={start.error} title="Not started" />
    </Stack>
  );
}
