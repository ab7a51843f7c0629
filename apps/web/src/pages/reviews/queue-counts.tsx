import { Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { percent, plural } from '../../time.js';
import type { Counts } from './order.js';
import classes from './queue-counts.module.css';

const kinds = [
  { kind: 'news', label: 'New' },
  { kind: 'learning', label: 'Learning' },
  { kind: 'reviews', label: 'Due' },
] as const;

interface QueueCountsProps {
  counts: Counts;
  /** Answers of today. */
  answers: number;
  /** The kind of the card on the page. */
  current: keyof Counts | undefined;
}

/** How many of each are left, and how far today has come. */
export function QueueCounts({ counts, answers, current }: QueueCountsProps) {
  const left = counts.news + counts.learning + counts.reviews;
  return (
    <Stack gap={6} data-testid="queue-counts">
      <Group justify="space-between" gap="xs">
        <Group gap="md" component="ul" className={classes.counts}>
          {kinds.map(({ kind, label }) => (
            <li key={kind} data-kind={kind} data-current={kind === current || undefined}>
              {label} <strong>{counts[kind]}</strong>
              {kind === current && <VisuallyHidden>, this card</VisuallyHidden>}
            </li>
          ))}
        </Group>
        <Text c="dimmed" size="sm">
          {plural(answers, 'answer')} today, {left} left
        </Text>
      </Group>
      <Progress value={percent(answers, answers + left)} size="sm" aria-label="Done today" />
    </Stack>
  );
}
