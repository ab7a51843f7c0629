import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Card } from '../../ui/card.js';
import { mockShelf, programShelf } from '../../ui/program/program-shelf.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Debriefing } from './debriefing.js';
import { resultQuery } from './result-query.js';

export function ResultPage() {
  const { mockId } = useParams({ from: '/shell/member/mocks/$mockId/result' });
  const query = useQuery(resultQuery(mockId));
  const over = query.isSuccess;
  useEffect(() => {
    if (over) programShelf.drop(mockShelf(mockId));
  }, [over, mockId]);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Debrief</PageTitle>
        {query.data && (
          <Button variant="default" size="xs" data-no-print onClick={() => window.print()}>
            Print
          </Button>
        )}
      </Group>
      {query.isPending ? <Waiting /> : <Loaded query={query}>{(debrief) => <Debriefing debrief={debrief} />}</Loaded>}
    </Stack>
  );
}

function Waiting() {
  return (
    <Card>
      <Group role="status">
        <Loader size="sm" aria-hidden />
        <div>
          <Text fw={600}>Grading your answers…</Text>
          <Text size="sm" c="dimmed">
            This page goes on by itself. You can also leave it; the debrief stays in Mocks.
          </Text>
        </div>
      </Group>
    </Card>
  );
}
