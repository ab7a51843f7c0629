import { Stack, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { mocksQuery, progressQuery } from '../../queries.js';
import type { MockSummary, Progress } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { MockRow } from '../mocks/mock-row.js';
import { Ahead, HoursOfDay, TimePerDay } from './charts.js';
import { Figures } from './figures.js';
import classes from './progress.module.css';
import { Readiness } from './readiness.js';
import { Retention } from './retention.js';
import { Year } from './year.js';

export function ProgressPage() {
  const query = useQuery(progressQuery);
  return (
    <Stack gap="lg">
      <PageTitle>Progress</PageTitle>
      <Loaded query={query}>{(progress) => <Pictures progress={progress} />}</Loaded>
    </Stack>
  );
}

function Pictures({ progress }: { progress: Progress }) {
  return (
    <>
      <Figures progress={progress} />
      <Year progress={progress} />
      <div className={classes.pair}>
        <Ahead progress={progress} />
        <TimePerDay progress={progress} />
      </div>
      <Retention progress={progress} />
      <Readiness progress={progress} />
      <div className={classes.pair}>
        <HoursOfDay progress={progress} />
        <Mocks />
      </div>
    </>
  );
}

const mocksShown = 5;

function Mocks() {
  const mocks = useInfiniteQuery(mocksQuery);
  return (
    <Card label="Mocks">
      <Title order={2} mb="xs">
        Mocks
      </Title>
      <Loaded query={mocks}>{({ pages }) => <History mocks={pages[0]?.items ?? []} />}</Loaded>
    </Card>
  );
}

function History({ mocks }: { mocks: MockSummary[] }) {
  if (mocks.length === 0) {
    return (
      <EmptyState title="No mocks yet" hint="Scores of finished mocks are listed here.">
        <LinkButton to="/mocks/new">Start a mock</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      {mocks.slice(0, mocksShown).map((mock) => (
        <MockRow key={mock.id} mock={mock} />
      ))}
    </>
  );
}
