import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { dueQuery, mocksQuery, progressQuery } from '../../queries.js';
import type { DueQueue, Me, MockSummary, Progress } from '../../shapes.js';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Forecast } from '../../ui/forecast.js';
import { LinkButton, TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { MockRow } from '../mocks/mock-row.js';
import { InterviewLine } from '../interview/interview-line.js';
import { nextDueText } from '../reviews/next-due.js';
import classes from './today.module.css';

export function Today({ me }: { me: Me }) {
  const due = useQuery(dueQuery);
  const progress = useQuery(progressQuery);
  const mocks = useInfiniteQuery(mocksQuery);
  return (
    <Stack gap="lg">
      <div>
        <Text c="dimmed">
          {new Date().toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}
        </Text>
        <PageTitle tab="Today">Hello, {me.displayName}</PageTitle>
        <InterviewLine />
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Card accent label="Reviews due">
          <Loaded query={due}>{(queue) => <DueNow queue={queue} />}</Loaded>
        </Card>
        <Card label="Next mock" className={classes.mock}>
          <Stack justify="space-between" h="100%" gap="md">
            <div>
              <Title order={2}>Mock interview</Title>
              <Text c="dimmed" mt={4}>
                Ten questions, twenty minutes, as in the real thing. You choose topics and length.
              </Text>
            </div>
            <Group>
              <LinkButton to="/mocks/new" size="md" variant="default">
                Start a mock
              </LinkButton>
            </Group>
          </Stack>
        </Card>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Card label="The next seven days">
          <Title order={2} mb="md">
            The next seven days
          </Title>
          <Loaded query={progress}>{(data) => <Ahead progress={data} />}</Loaded>
        </Card>
        <Card label="Recent mocks">
          <Group justify="space-between" mb="xs">
            <Title order={2}>Recent mocks</Title>
            <TextLink to="/mocks" size="sm">
              All mocks
            </TextLink>
          </Group>
          <Loaded query={mocks}>{({ pages }) => <Recent mocks={pages[0]?.items ?? []} />}</Loaded>
        </Card>
      </SimpleGrid>
    </Stack>
  );
}

function DueNow({ queue }: { queue: DueQueue }) {
  if (queue.dueCount === 0) {
    return (
      <EmptyState
        title="Nothing is due"
        hint={
          nextDueText(queue.nextDue) ??
          'Sit a mock, or answer a few questions in Practice: what you miss comes back here.'
        }
      >
        <LinkButton to="/practice" variant="default">
          Practise something
        </LinkButton>
      </EmptyState>
    );
  }
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>
          <span className={classes.figure}>{queue.dueCount}</span> {queue.dueCount === 1 ? 'review' : 'reviews'} due
        </Title>
        <Text c="dimmed">About {plural(minutesOf(queue), 'minute')}</Text>
      </div>
      <Group>
        <LinkButton to="/reviews" size="md">
          Start reviewing
        </LinkButton>
      </Group>
    </Stack>
  );
}

function minutesOf({ items, dueCount }: DueQueue): number {
  const seconds = items.reduce((sum, { question }) => sum + question.estimatedSeconds, 0);
  const each = items.length ? seconds / items.length : 60;
  return Math.max(1, Math.round((each * dueCount) / 60));
}

function Ahead({ progress }: { progress: Progress }) {
  const week = progress.dueForecast.slice(0, 7);
  if (week.every(({ count }) => count === 0)) {
    return <Text c="dimmed">No reviews planned yet. They appear after your first mock or practice question.</Text>;
  }
  return <Forecast days={week} />;
}

function Recent({ mocks }: { mocks: MockSummary[] }) {
  if (mocks.length === 0) return <Text c="dimmed">None yet. Your scores will be here.</Text>;
  return (
    <>
      {mocks.slice(0, 4).map((mock) => (
        <MockRow key={mock.id} mock={mock} />
      ))}
    </>
  );
}
