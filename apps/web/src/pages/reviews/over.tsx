import { Box, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DueQueue } from '../../shapes.js';
import { calendarDay, dateText, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';

/** Nothing is left of today: what was done, and what comes. */
export function Over({ queue, children }: { queue: DueQueue; children?: ReactNode }) {
  const { nextDue, doneToday } = queue;
  const planned = nextDue.length > 0;
  const started = planned || doneToday.answers > 0 || queue.beyondNew > 0;
  return (
    <Card label="Nothing due">
      <EmptyState
        title={started ? 'Done for today' : 'No reviews yet'}
        hint={
          started
            ? doneText(doneToday)
            : 'What you miss in a mock, and what you answer or add in Practice, comes back here when it is time.'
        }
      >
        {planned && (
          <>
            <Text>The next reviews:</Text>
            <List w="100%" mb="xs" data-testid="next-due">
              {nextDue.map(({ dueOn, count }) => (
                <List.Item key={dueOn}>
                  {dateText(calendarDay(dueOn))}: {plural(count, 'review')}
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Box w="100%">{children}</Box>
        <LinkButton to="/mocks/new">Start a mock</LinkButton>
        <LinkButton to="/practice" variant="default">
          Practise something
        </LinkButton>
        <LinkButton to="/settings/study" variant="subtle">
          Study settings
        </LinkButton>
      </EmptyState>
    </Card>
  );
}

function doneText({ answers, newCards, reviews }: DueQueue['doneToday']): string {
  if (answers === 0) return 'Nothing more is due.';
  return `Nothing more is due. Today: ${plural(answers, 'answer')}; ${plural(reviews, 'review')} and ${plural(newCards, 'new card')}.`;
}
