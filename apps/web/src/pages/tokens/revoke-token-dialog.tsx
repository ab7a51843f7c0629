import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { Token } from './token-queries.js';

export function RevokeTokenDialog({ token: { id, name }, onClose }: { token: Token; onClose: () => void }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.DELETE('/api/v1/me/tokens/{id}', { params: { path: { id } } }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <Modal opened onClose={onClose} title={`Revoke “${name}”?`} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        <Text size="sm">What uses it is refused from now on. This can’t be undone; you can make a new one.</Text>
        <ProblemAlert error={revoke.error} title="That did not go through" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
