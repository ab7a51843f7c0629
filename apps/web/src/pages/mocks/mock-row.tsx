import { Group, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTopicTitles } from '../../queries.js';
import type { MockSummary } from '../../shapes.js';
import { dateTimeText, percent, plural } from '../../time.js';
import classes from './mock-row.module.css';

/** One line for one mock: which, when, about what, how it went. */
export function MockRow({ mock }: { mock: MockSummary }) {
  const isOpen = mock.state === 'running' || mock.state === 'paused';
  const about = useAbout(mock);
  const isNamed = mock.templateId !== null || about === '';
  const facts = [
    dateTimeText(mock.startedAt),
    mock.attempt !== null && mock.attempt > 1 && `attempt ${mock.attempt}`,
    plural(mock.count, 'question'),
    mock.minutes !== null && `${mock.minutes} min`,
    isNamed && about,
  ].filter(Boolean);
  return (
    <Link
      to={isOpen ? '/mocks/$mockId' : '/mocks/$mockId/result'}
      params={{ mockId: mock.id }}
      className={classes.row}
      data-testid="mock-row"
    >
      <div className={classes.about}>
        <Text fw={550}>{isNamed ? mock.title : about}</Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Text fw={650} className={classes.score}>
          {outcomeOf(mock)}
        </Text>
        <IconChevronRight size={18} aria-hidden />
      </Group>
    </Link>
  );
}

/** What it asks about; empty where its questions were chosen one by one. */
function useAbout({ topics }: MockSummary): string {
  const titleOf = useTopicTitles();
  const titles = topics.map(titleOf);
  return titles.slice(0, 3).join(', ') + (titles.length > 3 ? ` and ${titles.length - 3} more` : '');
}

function outcomeOf({ state, score, maxScore }: MockSummary): string {
  if (state === 'running') return 'Running';
  if (state === 'paused') return 'Paused';
  if (state === 'finished') return 'Grading…';
  return score === null ? 'Done, score not shown' : `${percent(score, maxScore ?? 0)} %`;
}
