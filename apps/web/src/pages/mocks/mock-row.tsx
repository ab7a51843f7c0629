import { Group, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTopicTitles } from '../../queries.js';
import type { MockSummary } from '../../shapes.js';
import { dateTimeText, percent, plural } from '../../time.js';
import classes from './mock-row.module.css';

/** One line for one mock: when, about what, how it went. */
export function MockRow({ mock }: { mock: MockSummary }) {
  const titleOf = useTopicTitles();
  const topics = mock.topics.map(titleOf);
  const shown = topics.slice(0, 3).join(', ') + (topics.length > 3 ? ` and ${topics.length - 3} more` : '');
  const running = mock.state === 'running' || mock.state === 'paused';
  return (
    <Link
      to={running ? '/mocks/$mockId' : '/mocks/$mockId/result'}
      params={{ mockId: mock.id }}
      className={classes.row}
      data-testid="mock-row"
    >
      <div className={classes.about}>
        <Text fw={550}>{shown}</Text>
        <Text size="sm" c="dimmed">
          {dateTimeText(mock.startedAt)} · {plural(mock.count, 'question')} · {mock.minutes} min
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Text fw={650} className={classes.score}>
          {running ? 'Running' : mock.score === null ? 'Grading…' : `${percent(mock.score, mock.maxScore ?? 0)} %`}
        </Text>
        <IconChevronRight size={18} aria-hidden />
      </Group>
    </Link>
  );
}
