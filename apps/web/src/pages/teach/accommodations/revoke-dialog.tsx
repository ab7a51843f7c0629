import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import type { Granted } from './accommodation-queries.js';

export function RevokeDialog({ granted, onClose }: { granted: Granted; onClose: () => void }) {
  const { personId, displayName } = granted;
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.DELETE('/api/v1/admin/accommodations/{personId}', { params: { path: { personId } } }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accommodations'] }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Revoke what ${displayName} is granted`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text size="sm">Later sittings are as everybody has them. One that is under way keeps what it was given.</Text>
        <ProblemAlert error={revoke.error} title="That did not go through" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
