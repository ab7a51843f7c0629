import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { queueQuery, waitingQuery, type QueuedAnswer, type RequestState } from './assessment-queries.js';
import { AssessmentRow } from './assessment-row.js';
import { useNextAnswer } from './use-next-answer.js';

export function AssessmentsPage() {
  return (
    <InstructorOnly>
      <Assessments />
    </InstructorOnly>
  );
}

function Assessments() {
  const { state } = useSearch({ from: '/shell/member/teach/assessments' });
  const query = useInfiniteQuery(queueQuery(state));
  const { data: waiting } = useQuery(waitingQuery);
  const toNext = useNextAnswer();
  const open = useMutation({ mutationFn: () => toNext() });
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <div>
          <PageTitle>Assessments</PageTitle>
          <Text c="dimmed" role="status">
            {waiting === undefined ? 'Open answers that a person grades.' : waitingText(waiting)}
          </Text>
        </div>
        {Boolean(waiting) && (
          <Button loading={open.isPending} onClick={() => open.mutate()}>
            Assess the next
          </Button>
        )}
      </Group>
      <Filter state={state} />
      <Card>
        <Loaded query={query}>
          {({ pages }) => <Found rows={pages.flatMap(({ items }) => items)} state={state} />}
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

const waitingText = (waiting: number) =>
  waiting === 0 ? 'Nothing waits for you.' : `${plural(waiting, 'answer')} waiting for you, the oldest first.`;

const stateChoices: { value: RequestState | ''; label: string }[] = [
  { value: '', label: 'Waiting for you' },
  { value: 'waiting', label: 'First look' },
  { value: 'second-look', label: 'Second look' },
  { value: 'done', label: 'Done' },
];

function Filter({ state }: { state: RequestState | undefined }) {
  const navigate = useNavigate();
  return (
    <NativeSelect
      label="Show"
      maw={{ xs: 320 }}
      value={state ?? ''}
      data={stateChoices}
      onChange={(event) => {
        const chosen = event.currentTarget.value as RequestState | '';
        void navigate({
          to: '/teach/assessments',
          search: chosen ? { state: chosen } : {},
          replace: true,
          resetScroll: false,
        });
      }}
    />
  );
}

const empty: Record<RequestState | 'yours', { title: string; hint: string }> = {
  yours: {
    title: 'Nothing waits for you',
    hint: 'Answers to open questions that an instructor assesses come here when their mock has ended.',
  },
  waiting: { title: 'No answer waits for a first look', hint: 'Your own answers are assessed by others.' },
  'second-look': { title: 'Nobody asks for a second look', hint: 'Candidates may ask for one, with a reason.' },
  done: { title: 'Nothing is assessed yet', hint: 'What was assessed can be read again here.' },
};

function Found({ rows, state }: { rows: QueuedAnswer[]; state: RequestState | undefined }) {
  if (rows.length === 0) return <EmptyState {...empty[state ?? 'yours']} />;
  return rows.map((row) => <AssessmentRow key={`${row.sessionId}.${row.position}`} row={row} />);
}
