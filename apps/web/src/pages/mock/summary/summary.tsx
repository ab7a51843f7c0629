import { Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api.js';
import type { MockItem } from '../../../shapes.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import type { AnswerKeeper, Kept } from '../answers/answer-keeper.js';
import { openItemOf } from '../clocks/readings.js';
import type { TimedMock } from '../mock-query.js';
import { Counts, isAnswered } from './counts.js';
import { isViewable, leadsTo, type Place } from '../ways/moves.js';

interface SummaryProps {
  mock: TimedMock;
  kept: Kept;
  keeper: AnswerKeeper;
  onGo: (to: Place) => void;
}

/** How long finishing waits for answers that are still on their way. */
const settleMs = 5_000;

/** The look back before the end: what is open, what is flagged, and the one button that ends it. */
export function Summary({ mock, kept, keeper, onGo }: SummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [asking, setAsking] = useState(false);
  const isOpen = (item: MockItem) => item.state !== 'closed' && !isAnswered(item, kept);
  const unanswered = mock.items.filter(isOpen);
  const reachable = (item: MockItem) => isViewable(mock, item) || leadsTo(mock, item);
  const { run, busy, error, unsaved } = useFinish(mock.id, keeper);
  const back = openItemOf(mock) ?? unanswered[0] ?? mock.items[0];
  return (
    <Card>
      <Stack gap="md">
        <Title order={2} ref={heading} tabIndex={-1}>
          Before you finish
        </Title>
        <Counts mock={mock} kept={kept} />
        <Jumps label="Not answered" mock={mock} items={unanswered} isReachable={reachable} onGo={onGo} />
        <Jumps
          label="Flagged"
          mock={mock}
          items={mock.items.filter((item) => item.flagged)}
          isReachable={reachable}
          onGo={onGo}
        />
        <Text c="dimmed">After finishing, answers can’t be changed. The debrief comes at once.</Text>
        {unsaved && (
          <Alert color="red" role="alert" title="Some answers have not reached the server">
            They are kept here and sent again as soon as it can be reached. Finishing now leaves them out.
          </Alert>
        )}
        <ProblemAlert error={error} />
        <Group>
          <Button
            size="md"
            loading={busy}
            onClick={() => (unanswered.length > 0 && !unsaved ? setAsking(true) : run(unsaved))}
          >
            {unsaved ? 'Finish without them' : 'Finish the mock'}
          </Button>
          <Button size="md" variant="default" onClick={() => onGo(back?.position ?? 1)}>
            Go back
          </Button>
        </Group>
      </Stack>
      <Sure
        opened={asking}
        count={unanswered.length}
        onClose={() => setAsking(false)}
        onFinish={() => {
          setAsking(false);
          run(false);
        }}
      />
    </Card>
  );
}

function useFinish(id: string, keeper: AnswerKeeper) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [unsaved, setUnsaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const finish = async (without: boolean) => {
    if (!(await keeper.settle(settleMs)) && !without) {
      setUnsaved(true);
      return;
    }
    await api.POST('/api/v1/quiz-sessions/{id}/finish', { params: { path: { id } } });
    await navigate({ to: '/mocks/$mockId/result', params: { mockId: id }, replace: true });
    void queryClient.invalidateQueries({ queryKey: ['mocks'] });
    queryClient.removeQueries({ queryKey: ['mock', id] });
  };
  const run = (without: boolean) => {
    setBusy(true);
    setError(undefined);
    finish(without)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { run, busy, error, unsaved };
}

interface SureProps {
  opened: boolean;
  count: number;
  onClose: () => void;
  onFinish: () => void;
}

function Sure({ opened, count, onClose, onFinish }: SureProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Finish with ${plural(count, 'question')} not answered?`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <Text>They count as not answered, and come back in your reviews.</Text>
        <Group>
          <Button onClick={onFinish}>Finish all the same</Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            Back to the summary
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface JumpsProps {
  label: string;
  mock: TimedMock;
  items: readonly MockItem[];
  isReachable: (item: MockItem) => boolean;
  onGo: (to: Place) => void;
}

function Jumps({ label, mock, items, isReachable, onGo }: JumpsProps) {
  if (items.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {label}: {plural(items.length, 'question')}
      </Text>
      <Group gap="xs">
        {items.filter(isReachable).map((item) => {
          const number = mock.items.indexOf(item) + 1;
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
