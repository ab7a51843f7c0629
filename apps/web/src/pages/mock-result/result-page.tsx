import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '../../api.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { mockShelf, programShelf } from '../../ui/program/program-shelf.js';
import { Debriefing } from './debriefing.js';
import { resultQuery, type Ongoing } from './result-query.js';
import classes from './result.module.css';
import { useWhitePaper } from './white-paper.js';

export function ResultPage() {
  const { mockId } = useParams({ from: '/shell/member/mocks/$mockId/result' });
  const query = useQuery(resultQuery(mockId));
  const debrief = query.data && 'items' in query.data ? query.data : undefined;
  const over = debrief !== undefined;
  useWhitePaper();
  useEffect(() => {
    if (over) programShelf.drop(mockShelf(mockId));
  }, [over, mockId]);
  return (
    <Stack gap="lg" className={classes.stack}>
      <Group justify="space-between">
        <PageTitle tab={debrief ? `Debrief: ${debrief.title}` : 'Debrief'}>Debrief</PageTitle>
        {over && (
          <Button variant="default" size="xs" data-no-print onClick={() => window.print()}>
            Print
          </Button>
        )}
      </Group>
      {query.isPending ? (
        <Waiting />
      ) : isHeld(query.error) ? (
        <Held />
      ) : (
        <Loaded query={query}>
          {(data) => ('items' in data ? <Debriefing key={data.id} debrief={data} /> : <GoesOn ongoing={data} />)}
        </Loaded>
      )}
    </Stack>
  );
}

const isHeld = (error: unknown) => error instanceof ApiProblem && error.code === 'question.being-asked';

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

/** Nothing of it is shown while another sitting asks, or holds back, the same questions. */
function Held() {
  return (
    <Card>
      <EmptyState
        title="This debrief is closed for now"
        hint="Another of your mocks asks some of the same questions, and is still running or has its answers still to come. The debrief opens again after that."
      >
        <LinkButton to="/mocks">Go to your mocks</LinkButton>
      </EmptyState>
    </Card>
  );
}

function GoesOn({ ongoing: { id, state } }: { ongoing: Ongoing }) {
  return (
    <Card>
      <EmptyState
        title={state === 'paused' ? 'This mock waits for you' : 'This mock is still running'}
        hint="Its debrief is here once it has ended."
      >
        <LinkButton to="/mocks/$mockId" params={{ mockId: id }}>
          Go to the mock
        </LinkButton>
      </EmptyState>
    </Card>
  );
}
