import type { TaskOutcome } from '@app/item-statistics/domain/review-task.js';
import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import type { Level } from '../../../shapes.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { levelWords } from '../../../words.js';
import { alarmText, alarmWords, type ReviewTask } from '../statistics/alarm-words.js';
import { tasksKey } from './task-queries.js';

export function SettleTaskDialog({ task, onClose }: { task: ReviewTask; onClose: () => void }) {
  const { id, alarm, details, questionId } = task;
  const [outcome, setOutcome] = useState<TaskOutcome>('mended');
  const [reason, setReason] = useState('');
  const queryClient = useQueryClient();
  const settle = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/admin/review-tasks/{id}/settle', {
          params: { path: { id } },
          body: { outcome, reason: reason.trim() },
        }),
      ),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        [tasksKey, ['statistics', questionId], ['authored', questionId], ['bank']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const proposed = alarm === 'mislabelled' ? levelWords[String(details.proposed) as Level] : undefined;
  return (
    <Modal opened onClose={onClose} title={alarmWords[alarm]} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        <Text size="sm">{alarmText(task)}</Text>
        <Radio.Group label="What became of it?" value={outcome} onChange={(value) => setOutcome(value)}>
          <Stack gap="xs" mt="xs">
            <Radio
              value="mended"
              label={proposed ? `Label it ${proposed}` : 'It is mended'}
              description={
                proposed
                  ? 'The question has that level from now on; what it asks stays as it is.'
                  : 'A later version is published, or this one is retired.'
              }
            />
            <Radio value="dismissed" label="It is fine as it is" description="This alarm is not raised again for it." />
          </Stack>
        </Radio.Group>
        <Textarea
          label="Reason"
          description="For other instructors; may be left out"
          autosize
          minRows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemAlert error={settle.error} title="That did not go through" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={settle.isPending} onClick={() => settle.mutate()}>
            Settle
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
