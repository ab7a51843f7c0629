import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, dataOf } from '../../api.js';
import { queryClient } from '../../query-client.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { ItemAssessment } from './open-item.js';

const reasonLength = { min: 10, max: 1_000 } as const;

interface SecondLookProps {
  mockId: string;
  position: number;
  assessment: Pick<ItemAssessment, 'state' | 'reason' | 'maySecondLook'>;
}

/** Asks that somebody else looks, once, with a reason; then says that it was asked. */
export function SecondLook({ mockId, position, assessment }: SecondLookProps) {
  const [isOpen, setOpen] = useState(false);
  const { state, reason, maySecondLook } = assessment;
  if (reason !== null) {
    return (
      <Text size="sm" role="status">
        {state === 'second-look' ? 'You asked for a second look' : 'You had asked for a second look'}: “{reason}”
      </Text>
    );
  }
  if (!maySecondLook) return null;
  if (isOpen) return <Asking mockId={mockId} position={position} onCancel={() => setOpen(false)} />;
  return (
    <Group data-no-print>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Ask for a second look…
      </Button>
    </Group>
  );
}

function Asking({ mockId, position, onCancel }: { mockId: string; position: number; onCancel: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const given = reason.trim();
  const missing = reasonLength.min - given.length;
  const ask = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/quiz-sessions/{id}/items/{position}/second-look', {
          params: { path: { id: mockId, position } },
          body: { reason: given },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['result', mockId] }),
  });
  const send = () => (missing > 0 ? setTried(true) : ask.mutate());
  return (
    <Stack gap="sm" data-no-print>
      <Textarea
        label="Why should somebody else look?"
        description="You can ask once. Whoever takes the second look reads this."
        autosize
        minRows={3}
        maxLength={reasonLength.max}
        ref={field}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && missing > 0 ? `At least ${reasonLength.min} characters, please.` : undefined}
      />
      <ProblemAlert error={ask.error} title="Not asked" />
      <Group>
        <Button size="xs" loading={ask.isPending} onClick={send}>
          Ask for a second look
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
