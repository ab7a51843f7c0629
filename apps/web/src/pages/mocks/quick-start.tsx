import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../new-id.js';
import type { Track } from '../../shapes.js';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { firstChoice, hasLastChoice } from './choice.js';
import { useStart } from './use-start.js';

/** One click: the choice of last time, or the usual one. */
export function QuickStart({ tracks }: { tracks: Track[] }) {
  const [choice] = useState(() => firstChoice(tracks));
  const [idempotencyKey] = useState(newId);
  const start = useStart();
  return (
    <Card label="Quick start" accent>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>{hasLastChoice() ? 'Your own choice, as last time' : 'A quick one to begin with'}</Text>
          <Text size="sm" c="dimmed">
            {plural(choice.count, 'question')} in {choice.minutes} min, from {plural(choice.topics.length, 'topic')}
          </Text>
        </div>
        <Button onClick={() => start.mutate({ choice, idempotencyKey })} loading={start.isPending}>
          Begin at once
        </Button>
      </Group>
      <ProblemAlert error={start.error} />
    </Card>
  );
}
