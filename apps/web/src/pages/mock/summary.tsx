import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api.js';
import type { MockItem } from '../../shapes.js';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { AnswerKeeper, Kept } from './answer-keeper.js';
import type { TimedMock } from './mock-query.js';

interface SummaryProps {
  mock: TimedMock;
  kept: Kept;
  keeper: AnswerKeeper;
  onGo: (position: number) => void;
}

/** How long finishing waits for answers that are still on their way. */
const settleMs = 5_000;

/** The look back before the end: what is open, what is flagged, and the one button that ends it. */
export function Summary({ mock, kept, keeper, onGo }: SummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open = mock.items.filter(({ position }) => (kept.responses.get(position) ?? null) === null);
  const flagged = mock.items.filter((item) => item.flagged);
  const { finish, unsaved } = useFinish(mock.id, keeper);
  return (
    <Card>
      <Stack gap="md">
        <Title order={2} ref={heading} tabIndex={-1}>
          Before you finish
        </Title>
        <Group gap="xl">
          <Figure count={mock.items.length - open.length} label="answered" />
          <Figure count={open.length} label="not answered" />
          <Figure count={flagged.length} label="flagged" />
        </Group>
        <Jumps label="Not answered" all={mock.items} items={open} onGo={onGo} />
        <Jumps label="Flagged" all={mock.items} items={flagged} onGo={onGo} />
        <Text c="dimmed">After finishing, answers can’t be changed. You get the debrief at once.</Text>
        {unsaved && (
          <Alert color="red" role="alert" title="Some answers have not reached the server">
            They are kept here and sent again as soon as it can be reached. Finishing now leaves them out.
          </Alert>
        )}
        <ProblemAlert error={finish.error} />
        <Group>
          <Button size="md" loading={finish.isPending} onClick={() => finish.mutate(unsaved)}>
            {unsaved ? 'Finish without them' : 'Finish the mock'}
          </Button>
          <Button size="md" variant="default" onClick={() => onGo((open[0] ?? mock.items[0])?.position ?? 1)}>
            Go back
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function useFinish(id: string, keeper: AnswerKeeper) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [unsaved, setUnsaved] = useState(false);
  const finish = useMutation({
    mutationFn: async (without: boolean) => {
      if (!(await keeper.settle(settleMs)) && !without) {
        setUnsaved(true);
        return;
      }
      await api.POST('/api/v1/quiz-sessions/{id}/finish', { params: { path: { id } } });
      await navigate({ to: '/mocks/$mockId/result', params: { mockId: id }, replace: true });
      void queryClient.invalidateQueries({ queryKey: ['mocks'] });
      queryClient.removeQueries({ queryKey: ['mock', id] });
    },
  });
  return { finish, unsaved };
}

function Figure({ count, label }: { count: number; label: string }) {
  return (
    <div>
      <Text fz={30} fw={650} lh={1.1}>
        {count}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}

interface JumpsProps {
  label: string;
  all: readonly MockItem[];
  items: readonly MockItem[];
  onGo: (position: number) => void;
}

function Jumps({ label, all, items, onGo }: JumpsProps) {
  if (items.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {label}: {plural(items.length, 'question')}
      </Text>
      <Group gap="xs">
        {items.map((item) => {
          const number = all.indexOf(item) + 1;
          return (
            <Button
              key={number}
              size="xs"
              variant="default"
              aria-label={`Go to question ${number}`}
              onClick={() => onGo(item.position)}
            >
              {number}
            </Button>
          );
        })}
      </Group>
    </div>
  );
}
