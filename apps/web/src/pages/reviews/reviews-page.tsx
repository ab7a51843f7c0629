import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchDue } from '../../queries.js';
import type { DueQueue } from '../../shapes.js';
import { TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import width from '../../ui/width.module.css';
import { CardMenu } from '../cards/card-menu.js';
import { firstStep, kindOf } from './order.js';
import { Over } from './over.js';
import { QueueCounts } from './queue-counts.js';
import { ReviewCard } from './review-card.js';
import { StudyMore } from './study-more.js';
import { useReviewSession } from './use-review-session.js';
import { Waiting } from './waiting.js';

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
      <Group justify="space-between" align="baseline">
        <PageTitle>Reviews</PageTitle>
        <TextLink to="/cards" size="sm">
          Your cards
        </TextLink>
      </Group>
      <Loaded query={query}>{(queue) => <ReviewSession first={queue} />}</Loaded>
    </Stack>
  );
}

function ReviewSession({ first }: { first: DueQueue }) {
  const session = useReviewSession(first);
  const { turn, undo, more, beyond, queue } = session;
  useShortcuts({ 'Mod+z': undo });
  const isBusy = session.waiting.length > 0 || session.answers > 0;
  return (
    <Stack gap="md">
      {isBusy && (
        <QueueCounts
          counts={session.counts}
          answers={session.answers}
          current={turn.item && kindOf(turn.item.card.state)}
        />
      )}
      {undo && (
        <Group justify="flex-end">
          <Button variant="subtle" size="compact-md" title="Ctrl+Z" aria-keyshortcuts="Control+Z Meta+Z" onClick={undo}>
            Undo the last review
          </Button>
        </Group>
      )}
      <ProblemAlert error={session.undoError ?? more.error ?? beyond.error} />
      <Shown session={session}>
        <StudyMore queue={queue} busy={beyond.isPending} onMore={beyond.mutate} />
      </Shown>
    </Stack>
  );
}

function Shown({ session, children }: { session: ReturnType<typeof useReviewSession>; children: ReactNode }) {
  const { turn, waiting, queue } = session;
  if (turn.item) {
    return (
      <ReviewCard
        key={turn.number}
        question={turn.item.question}
        previews={turn.item.previews}
        before={turn.before}
        actions={<CardMenu cardId={turn.item.card.id} onGone={session.leave} />}
        onGraded={session.graded}
        onNext={session.next}
      />
    );
  }
  const step = firstStep(waiting);
  if (!step) return <Over queue={queue}>{children}</Over>;
  return (
    <Waiting key={turn.number} msLeft={() => session.msUntil(step)} onTake={() => session.takeEarly(step)}>
      {children}
    </Waiting>
  );
}
