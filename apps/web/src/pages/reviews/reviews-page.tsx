import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fetchDue } from '../../queries.js';
import type { DueQueue } from '../../shapes.js';
import { calendarDay, dateText, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import width from '../../ui/width.module.css';
import { ReviewCard } from './review-card.js';
import { useReviewSession } from './use-review-session.js';

/** Today's reviews, one after the other. */
export function ReviewsPage() {
  const query = useQuery({
    queryKey: ['review-session'],
    queryFn: fetchDue,
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <Stack gap="lg" className={width.narrow}>
      <PageTitle>Reviews</PageTitle>
      <Loaded query={query}>{(queue) => <ReviewSession first={queue} />}</Loaded>
    </Stack>
  );
}

function ReviewSession({ first }: { first: DueQueue }) {
  const session = useReviewSession(first);
  const { turn, left, doneCount, undo, more } = session;
  useShortcuts({ 'Mod+z': undo });
  return (
    <Stack gap="md">
      {(turn.item || doneCount > 0) && (
        <Group justify="space-between">
          <Text c="dimmed">
            {plural(left, 'card')} left{doneCount > 0 && `, ${doneCount} done`}
          </Text>
          {undo && (
            <Button
              variant="subtle"
              size="compact-md"
              title="Ctrl+Z"
              aria-keyshortcuts="Control+Z Meta+Z"
              onClick={undo}
            >
              Undo the last review
            </Button>
          )}
        </Group>
      )}
      <ProblemAlert error={session.undoError ?? more.error} />
      {turn.item ? (
        <ReviewCard key={turn.number} question={turn.item.question} onGraded={session.graded} onNext={session.next} />
      ) : (
        <Over queue={session.queue} />
      )}
    </Stack>
  );
}

function Over({ queue }: { queue: DueQueue }) {
  const planned = queue.nextDue.length > 0;
  return (
    <Card label="Nothing due">
      <EmptyState
        title={planned ? 'Done for today' : 'No reviews yet'}
        hint={
          planned
            ? 'Nothing more is due. The next reviews:'
            : 'What you miss in a mock, and what you answer in Practice, comes back here when it is time.'
        }
      >
        {planned && (
          <List w="100%" mb="xs" data-testid="next-due">
            {queue.nextDue.map(({ dueOn, count }) => (
              <List.Item key={dueOn}>
                {dateText(calendarDay(dueOn))}: {plural(count, 'review')}
              </List.Item>
            ))}
          </List>
        )}
        <LinkButton to="/mocks/new">Start a mock</LinkButton>
        <LinkButton to="/practice" variant="default">
          Practise something
        </LinkButton>
      </EmptyState>
    </Card>
  );
}
