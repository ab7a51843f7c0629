import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dateText, dateTimeText, durationText } from '../../time.js';
import { Card } from '../../ui/card.js';
import { TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { VerdictMark } from '../../ui/question/verdict.js';
import { ratingWords } from '../../words.js';
import { historyQuery, type CardEvent } from './card-queries.js';
import { daysText, difficultyText, stateWords } from './card-words.js';
import classes from './cards.module.css';
import type { CardActs } from './use-card-acts.js';

/** All that was done with a card; each entry can be undone, and brought back. */
export function History({ cardId, acts }: { cardId: string; acts: CardActs }) {
  const query = useInfiniteQuery(historyQuery(cardId));
  return (
    <Card label="History">
      <Title order={2} mb="xs">
        History
      </Title>
      <Loaded query={query}>
        {({ pages }) => <Events events={pages.flatMap(({ items }) => items)} acts={acts} />}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Card>
  );
}

function Events({ events, acts }: { events: CardEvent[]; acts: CardActs }) {
  if (events.length === 0) return <Text c="dimmed">Nothing yet. Your first answer shows here.</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        Whatever you undo, however long ago, the card becomes what the rest makes of it.
      </Text>
      <ol className={classes.events}>
        {events.map((event) => (
          <li
            key={event.id}
            className={classes.event}
            data-undone={event.state === 'undone' || undefined}
            data-testid="event"
          >
            <Stack gap={2} className={classes.grow}>
              <div className={classes.what}>
                <What event={event} />
              </div>
              <Text size="sm" c="dimmed">
                {dateTimeText(event.at)}
                <From event={event} />
                {event.elapsedMs > 0 && `, ${durationText(event.elapsedMs)}`}
              </Text>
              <Text size="sm">{changeText(event)}</Text>
            </Stack>
            <TakeBack event={event} acts={acts} />
          </li>
        ))}
      </ol>
    </>
  );
}

function What({ event: { act, verdict, rating, isTold, state, setDueAt } }: { event: CardEvent }) {
  if (act === 'reset') return <Text fw={550}>Started anew</Text>;
  if (act === 'set-due') return <Text fw={550}>Set due on {setDueAt && dateText(setDueAt)}</Text>;
  if (verdict === null) {
    const why = !isTold ? ': not told' : state === 'queued' ? ': waits for its grade' : '';
    return <Text fw={550}>Answer{why}</Text>;
  }
  return (
    <Group gap="xs">
      <VerdictMark verdict={verdict} />
      {rating && <Text size="sm">rated {ratingWords[rating].label}</Text>}
    </Group>
  );
}

function From({ event: { session, act } }: { event: CardEvent }) {
  if (session) {
    return (
      <>
        {' in '}
        <TextLink to="/mocks/$mockId/result" params={{ mockId: session.id }} size="sm">
          {session.title}
        </TextLink>
      </>
    );
  }
  return act === 'answer' ? ' in practice' : null;
}

function changeText({ before, after, state, undoneAt, isReplaced, isTold, act }: CardEvent): string {
  const undone =
    state === 'undone' && undoneAt
      ? `${isReplaced ? 'Replaced by a later grade' : 'Undone'} ${dateTimeText(undoneAt)}`
      : '';
  if (state === 'queued') return 'It waits for what came before.';
  if (!before || !after) return isTold ? undone : 'Its mock does not tell the score, or not yet.';
  if (undone) return undone;
  const next = `Next: ${stepText(after)} (before: ${stepText(before)})`;
  if (act !== 'answer') return next;
  return `${next} · lasts ${daysText(after.stability)} · ${difficultyText(after.difficulty)} (${Math.round(after.difficulty * 10) / 10})`;
}

type Memory = NonNullable<CardEvent['after']>;
const stepText = ({ state, intervalDays }: Memory): string =>
  intervalDays > 0 ? daysText(intervalDays) : stateWords[state].toLowerCase();

function TakeBack({ event, acts }: { event: CardEvent; acts: CardActs }) {
  const { id, state, isReplaced, at } = event;
  if (state === 'undone' && isReplaced) return null;
  const undone = state === 'undone';
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      disabled={acts.isBusy}
      leftSection={undone ? <IconArrowForwardUp size={16} aria-hidden /> : <IconArrowBackUp size={16} aria-hidden />}
      aria-label={`${undone ? 'Bring back' : 'Undo'}: ${dateTimeText(at)}`}
      onClick={() => (undone ? acts.redo(id) : acts.undo(id))}
    >
      {undone ? 'Bring back' : 'Undo'}
    </Button>
  );
}
