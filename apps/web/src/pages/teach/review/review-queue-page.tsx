import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { dateTimeText, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { QuestionMeta } from '../../../ui/question/question-meta.js';
import { plainText } from '../../practice/question-row.js';
import classes from '../../practice/question-row.module.css';
import { InstructorOnly } from '../instructor-only.js';
import { reviewQueueQuery, type WaitingFor, type WaitingVersion } from './review-queries.js';

export function ReviewQueuePage() {
  return (
    <InstructorOnly>
      <ReviewQueue />
    </InstructorOnly>
  );
}

function ReviewQueue() {
  const { waitingFor = 'me' } = useSearch({ from: '/shell/member/teach/review' });
  const query = useInfiniteQuery(reviewQueueQuery(waitingFor));
  const waiting = query.data?.pages[0]?.waitingForMe;
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>Review</PageTitle>
        <Text c="dimmed" role="status">
          {waiting === undefined ? 'Versions in review.' : waitingText(waiting)}
        </Text>
      </div>
      <Whose waitingFor={waitingFor} />
      <Card>
        <Loaded query={query}>
          {({ pages }) => <Found rows={pages.flatMap(({ items }) => items)} waitingFor={waitingFor} />}
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
  waiting === 0
    ? 'Nothing waits for you.'
    : `${waiting >= 1_000 ? '1,000 versions or more' : plural(waiting, 'version')} waiting for you, the oldest first.`;

function Whose({ waitingFor }: { waitingFor: WaitingFor }) {
  const navigate = useNavigate();
  return (
    <NativeSelect
      label="Show"
      maw={{ xs: 320 }}
      value={waitingFor}
      data={[
        { value: 'me', label: 'Waiting for me' },
        { value: 'others', label: 'Mine, waiting for others' },
      ]}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '/teach/review',
          search: currentTarget.value === 'others' ? { waitingFor: 'others' } : {},
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

const empty: Record<WaitingFor, { title: string; hint: string }> = {
  me: { title: 'Nothing waits for you', hint: 'Versions that others submit for review come here.' },
  others: { title: 'Nothing of yours is in review', hint: 'Submit a draft, and it waits here for a reviewer.' },
};

function Found({ rows, waitingFor }: { rows: WaitingVersion[]; waitingFor: WaitingFor }) {
  if (rows.length === 0) return <EmptyState {...empty[waitingFor]} />;
  return rows.map((row) => <WaitingRow key={row.versionId} row={row} />);
}

function WaitingRow({ row }: { row: WaitingVersion }) {
  return (
    <div className={classes.row} data-testid="waiting-version">
      <Link to="/teach/questions/$questionId" params={{ questionId: row.questionId }} className={classes.link}>
        <Text span lineClamp={2} fw={550}>
          {plainText(row.prompt)}
        </Text>
      </Link>
      <QuestionMeta topics={row.topics} level={row.level} kind={row.kind} />
      <Text size="sm" c="dimmed">
        Version {row.number} by {row.author.displayName} · submitted {dateTimeText(row.submittedAt)}
        {row.openComments > 0 && ` · ${plural(row.openComments, 'open comment')}`}
        {row.message && ` · ${row.message}`}
      </Text>
    </div>
  );
}
