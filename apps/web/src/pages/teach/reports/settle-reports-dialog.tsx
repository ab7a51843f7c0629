import { reportLimits, type ReportOutcome } from '@app/item-statistics/domain/report.js';
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { plural } from '../../../time.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { reportsKey } from './report-queries.js';

const outcomes: { value: ReportOutcome; label: string; description: string }[] = [
  { value: 'mended', label: 'It is mended', description: 'A later version is published, or this one is retired.' },
  { value: 'answered', label: 'An answer is enough', description: 'The question stays as it is.' },
  { value: 'dismissed', label: 'Dismiss it', description: 'There is nothing to mend and nothing to say.' },
];

interface SettleReportsDialogProps {
  ids: string[];
  onSettled: () => void;
  onClose: () => void;
}

export function SettleReportsDialog({ ids, onSettled, onClose }: SettleReportsDialogProps) {
  const [outcome, setOutcome] = useState<ReportOutcome>('mended');
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const settle = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/v1/admin/reports/settle', { body: { ids, outcome, answer: answer.trim() } })),
    onSuccess: ({ settled }) => {
      notifications.show({ message: `${plural(settled, 'report')} settled. Who made them is told.` });
      onSettled();
    },
    onSettled: () =>
      Promise.all([reportsKey, ['statistics']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  const isMissing = outcome === 'answered' && !answer.trim();
  const send = () => {
    setTried(true);
    if (!isMissing) settle.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Settle ${plural(ids.length, 'report')}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Radio.Group label="What became of it?" value={outcome} onChange={(value) => setOutcome(value)}>
          <Stack gap="xs" mt="xs">
            {outcomes.map((choice) => (
              <Radio key={choice.value} {...choice} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="To those who reported"
          description={
            outcome === 'answered'
              ? 'They read this among their notices'
              : 'They read this among their notices; may be left out'
          }
          required={outcome === 'answered'}
          autosize
          minRows={3}
          maxLength={reportLimits.answerLength}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          error={tried && isMissing ? 'An answer says something.' : undefined}
        />
        <ProblemAlert error={settle.error} title="That did not go through" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={settle.isPending} onClick={send}>
            Settle
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
