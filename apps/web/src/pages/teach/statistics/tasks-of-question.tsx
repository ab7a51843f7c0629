import { Stack, Text, Title } from '@mantine/core';
import { Card } from '../../../ui/card.js';
import { TaskRow } from '../review-tasks/task-row.js';
import type { ReviewTask } from './alarm-words.js';

/** The alarms of a version; nothing where there is none. */
export function TasksOfQuestion({ tasks }: { tasks: ReviewTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <Card label="Alarms" accent={tasks.some(({ state }) => state === 'open')}>
      <Stack gap="xs">
        <Title order={2}>Alarms</Title>
        <Text c="dimmed" size="sm">
          Each is raised once for a version, from enough answers on.
        </Text>
        <div>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} isAtQuestion />
          ))}
        </div>
      </Stack>
    </Card>
  );
}
