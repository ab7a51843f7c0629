import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dateTimeText } from '../../../time.js';
import { plainText } from '../../practice/question-row.js';
import classes from '../../practice/question-row.module.css';
import { alarmText, alarmWords, type ReviewTask } from '../statistics/alarm-words.js';
import { SettleTaskDialog } from './settle-task-dialog.js';

const stateWords: Record<ReviewTask['state'], string> = { open: 'Open', dismissed: 'Dismissed', mended: 'Mended' };
const stateColours: Record<ReviewTask['state'], string> = { open: 'yellow', dismissed: 'gray', mended: 'green' };

interface TaskRowProps {
  task: ReviewTask;
  /** The page is about the question: it need not be named. */
  isAtQuestion?: boolean;
}

export function TaskRow({ task, isAtQuestion = false }: TaskRowProps) {
  const [isSettling, setSettling] = useState(false);
  const { state, alarm, questionId, version, openedAt } = task;
  return (
    <Stack gap={4} className={classes.row} data-testid="review-task">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600}>{alarmWords[alarm]}</Text>
        <Badge variant="light" color={stateColours[state]} tt="none" fw={600} style={{ flexShrink: 0 }}>
          {stateWords[state]}
        </Badge>
      </Group>
      {!isAtQuestion && (
        <Link to="/teach/questions/$questionId/statistics" params={{ questionId }} className={classes.link}>
          <Text span lineClamp={2}>
            {plainText(task.prompt)}
          </Text>
        </Link>
      )}
      <Text>{alarmText(task)}</Text>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          Version {version}
          {publishedText(task)} · {settledText(task) ?? `since ${dateTimeText(openedAt)}`}
        </Text>
        {state === 'open' && (
          <Button size="xs" variant="default" onClick={() => setSettling(true)}>
            Settle…
          </Button>
        )}
      </Group>
      {isSettling && <SettleTaskDialog task={task} onClose={() => setSettling(false)} />}
    </Stack>
  );
}

function publishedText({ version, publishedVersion }: ReviewTask): string {
  if (publishedVersion === version) return '';
  return publishedVersion === null ? ', none published now' : `, published now: ${publishedVersion}`;
}

function settledText({ settledAt, settledByName, reason }: ReviewTask): string | null {
  if (settledAt === null) return null;
  const by = `by ${settledByName ?? 'somebody who left'}, ${dateTimeText(settledAt)}`;
  return reason ? `${by}: “${reason}”` : by;
}
