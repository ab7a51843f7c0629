import { Button, Group, Text, Title } from '@mantine/core';
import { calendarDay, dateText } from '../../time.js';
import { Card } from '../../ui/card.js';
import { LinkButton } from '../../ui/link-button.js';
import { useRemoveInterview, type Interview } from './interview-queries.js';

/** After the day. */
export function Over({ interview, onNew }: { interview: Interview; onNew: () => void }) {
  const remove = useRemoveInterview();
  return (
    <Card accent label="After the interview">
      <Title order={2}>Well done: {interview.title || 'your interview'} is behind you</Title>
      <Text mt="xs" maw={620}>
        It was on {dateText(calendarDay(interview.on))}. We hope it went well. Your cards have gone back to the long
        term: they come at your usual retention, and what you have learnt stays learnt.
      </Text>
      <Group mt="md">
        <Button onClick={onNew}>Prepare for another one</Button>
        <LinkButton to="/reviews" variant="default">
          Go on reviewing
        </LinkButton>
        <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(interview)}>
          Remove it from here
        </Button>
      </Group>
    </Card>
  );
}
