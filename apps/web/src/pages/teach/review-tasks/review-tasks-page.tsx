import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { given } from '../../../api.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { alarmChoices, type ReviewTask } from '../statistics/alarm-words.js';
import { tasksQuery, type TaskFilter } from './task-queries.js';
import { TaskRow } from './task-row.js';

export function ReviewTasksPage() {
  return (
    <InstructorOnly>
      <ReviewTasks />
    </InstructorOnly>
  );
}

function ReviewTasks() {
  const filter = useSearch({ from: '/shell/member/teach/review-tasks' });
  const query = useInfiniteQuery(tasksQuery(filter));
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>Alarms</PageTitle>
        <Text c="dimmed" maw={640}>
          Questions whose figures are out of bounds. Look at them, then mend them or say why they are fine.
        </Text>
      </div>
      <Filter filter={filter} />
      <Card>
        <Loaded query={query}>
          {({ pages }) => <Found tasks={pages.flatMap(({ items }) => items)} filter={filter} />}
        </Loaded>
      </Card>
      {query.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Filter({ filter }: { filter: TaskFilter }) {
  const navigate = useNavigate();
  const set = (part: { state?: string; alarm?: string }) =>
    void navigate({
      to: '/teach/review-tasks',
      search: given({ ...filter, ...part }) as TaskFilter,
      replace: true,
      resetScroll: false,
    });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} maw={640}>
      <NativeSelect
        label="Show"
        value={filter.state ?? 'open'}
        data={[
          { value: 'open', label: 'Open' },
          { value: 'mended', label: 'Mended' },
          { value: 'dismissed', label: 'Dismissed' },
        ]}
        onChange={(event) => set({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label="Alarm"
        value={filter.alarm ?? ''}
        data={[{ value: '', label: 'All alarms' }, ...alarmChoices]}
        onChange={(event) => set({ alarm: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

function Found({ tasks, filter }: { tasks: ReviewTask[]; filter: TaskFilter }) {
  if (tasks.length > 0) return tasks.map((task) => <TaskRow key={task.id} task={task} />);
  if (filter.alarm || (filter.state && filter.state !== 'open')) {
    return <EmptyState title="Nothing fits" hint="Choose another state or alarm." />;
  }
  return (
    <EmptyState
      title="No alarm is open"
      hint="From twenty answers on, a question whose figures are out of bounds comes here by itself."
    />
  );
}
