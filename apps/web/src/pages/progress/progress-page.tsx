import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { mocksQuery, progressQuery, useTopicTitles } from '../../queries.js';
import type { MockSummary, Progress } from '../../shapes.js';
import { percent, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Forecast } from '../../ui/forecast.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { ScoreBar } from '../../ui/score-bar.js';
import { MockRow } from '../mocks/mock-row.js';
import classes from './progress.module.css';

export function ProgressPage() {
  const query = useQuery(progressQuery);
  const mocks = useInfiniteQuery(mocksQuery);
  return (
    <Stack gap="lg">
      <PageTitle>Progress</PageTitle>
      <Loaded query={query}>{(progress) => <Figures progress={progress} />}</Loaded>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Card label="Reviews ahead">
          <Title order={2} mb="md">
            Reviews ahead
          </Title>
          <Loaded query={query}>{({ dueForecast }) => <Forecast days={dueForecast} />}</Loaded>
        </Card>
        <Card label="Mocks">
          <Title order={2} mb="xs">
            Mocks
          </Title>
          <Loaded query={mocks}>{({ pages }) => <History mocks={pages[0]?.items ?? []} />}</Loaded>
        </Card>
      </SimpleGrid>
      <Card label="Topics">
        <Title order={2} mb="md">
          Topics
        </Title>
        <Loaded query={query}>{({ byTopic }) => <Topics rows={byTopic} />}</Loaded>
      </Card>
    </Stack>
  );
}

function Figures({ progress }: { progress: Progress }) {
  const { retention, mocks, reviewsToday, reviewsTotal, streakDays } = progress;
  const figures = [
    { label: 'Reviews today', value: String(reviewsToday), note: `${reviewsTotal} in all` },
    {
      label: 'Remembered, last 30 days',
      value: retention.rate === null ? '–' : `${Math.round(retention.rate * 100)} %`,
      note: retention.total > 0 ? `${retention.remembered} of ${retention.total} reviews` : 'needs a few reviews first',
    },
    {
      label: 'Mocks',
      value: String(mocks.finished),
      note: mocks.averageScore === null ? 'none finished yet' : `${Math.round(mocks.averageScore * 100)} % on average`,
    },
    { label: 'Days in a row', value: String(streakDays), note: 'with at least one review' },
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
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
      {mocks.map((mock) => (
        <MockRow key={mock.id} mock={mock} />
      ))}
    </>
  );
}

function Topics({ rows }: { rows: Progress['byTopic'] }) {
  const titleOf = useTopicTitles();
  if (rows.length === 0) return <Text c="dimmed">Topics appear here once you have answered questions on them.</Text>;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      {rows.map(({ topic, cards, due, averageScore }) => {
        const note = `${plural(cards, 'card')}${due > 0 ? `, ${due} due` : ''}`;
        if (averageScore === null) {
          return (
            <Text key={topic}>
              {titleOf(topic)}{' '}
              <Text span size="sm" c="dimmed">
                {note}
              </Text>
            </Text>
          );
        }
        return (
          <ScoreBar key={topic} label={titleOf(topic)} score={percent(averageScore, 1)} maxScore={100} note={note} />
        );
      })}
    </SimpleGrid>
  );
}
