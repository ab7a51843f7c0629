import { Button, Checkbox, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { checkAct, type SupervisionAct } from '@app/supervision/domain/act.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { actWords, minutesOf } from './acts.js';
import type { SupervisedSitting } from './sitting-queries.js';

interface ActDialogProps {
  sitting: SupervisedSitting;
  act: SupervisionAct;
  onClose: () => void;
}

interface Fields {
  reason: string;
  minutes: number | undefined;
  /** That it is meant, where it can't be taken back. */
  sure: boolean;
}

/** Asks for the reason of an act, and the minutes it gives, and does it once however often it is sent. */
export function ActDialog({ sitting, act, onClose }: ActDialogProps) {
  const { confirm, effect } = actWords[act];
  const bounds = minutesOf(act);
  const form = useForm<Fields>({
    initialValues: { reason: '', minutes: bounds?.start, sure: act !== 'terminate' },
    validate: (fields) => faultsOf(act, fields),
  });
  const send = useAct(sitting.id, act, onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${confirm}: ${sitting.displayName}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={form.onSubmit(({ reason, minutes }) =>
          send.mutate({ reason, ...(minutes !== undefined && { minutes }) }),
        )}
        noValidate
      >
        <Stack gap="md">
          <Text size="sm">{effect}</Text>
          {bounds && (
            <NumberInput
              label="Minutes"
              description={`${bounds.min} to ${bounds.max}`}
              min={bounds.min}
              max={bounds.max}
              allowDecimal={false}
              {...form.getInputProps('minutes')}
            />
          )}
          <Textarea
            label="Reason"
            description="The candidate reads it"
            required
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          {act === 'terminate' && (
            <Checkbox
              label="End it now, whatever is not answered"
              {...form.getInputProps('sure', { type: 'checkbox' })}
            />
          )}
          <ProblemAlert error={send.error} title="That did not go through" />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={send.isPending} {...(act === 'terminate' ? { color: 'red.9' } : {})}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** By the server's own rule. */
function faultsOf(act: SupervisionAct, fields: Fields): Record<string, string> {
  const faults = checkAct(act, fields).map(({ pointer, message }) => [pointer.slice(1), `It ${message}`]);
  return { ...Object.fromEntries(faults), ...(!fields.sure && { sure: 'Say that you mean it' }) };
}

function useAct(id: string, act: SupervisionAct, onDone: () => void) {
  const queryClient = useQueryClient();
  // Sent again after a reply that got lost, it is the same act.
  const [key] = useState(newId);
  return useMutation({
    mutationFn: (body: { reason: string; minutes?: number }) =>
      api.POST('/api/v1/admin/quiz-sessions/{id}/{act}', {
        params: { path: { id, act }, header: { 'Idempotency-Key': key } },
        body,
      }),
    onSuccess: onDone,
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['sittings'] });
      return queryClient.invalidateQueries({ queryKey: ['sitting', id] });
    },
  });
}
