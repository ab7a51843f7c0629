import { Button, Group, List, Text, Title } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { TextLink } from '../../ui/link-button.js';
import type { CardDetails } from './card-queries.js';
import type { CardActs } from './use-card-acts.js';

/** What a leech is, and what helps against one. */
export function LeechHelp({ card, acts }: { card: CardDetails; acts: CardActs }) {
  const { suspended, lapses, question } = card;
  return (
    <Card label="Leech" accent>
      <Group gap="xs" mb="xs">
        <IconBug size={22} aria-hidden />
        <Title order={2}>This card is a leech</Title>
      </Group>
      <Text size="sm" mb="xs">
        You have forgotten it {plural(lapses, 'time')} after you knew it. Asking it again and again costs time and helps
        little; a change of approach does.
        {suspended?.by === 'leech' && ' It is suspended until you decide what to do.'}
      </Text>
      <List size="sm" spacing={4} mb="sm">
        <List.Item>Read the explanation below once more, slowly: what exactly did you mix up?</List.Item>
        <List.Item>Write a note in your own words: a picture, a contrast, a line to remember it by.</List.Item>
        <List.Item>
          {question.isAvailable ? (
            <>
              Answer it in peace at{' '}
              <TextLink to="/questions/$slug" params={{ slug: question.slug }} size="sm">
                the question’s page
              </TextLink>
              , or learn what it builds on first.
            </>
          ) : (
            'Learn what it builds on first.'
          )}{' '}
          Does it ask too much at once and is your own? Split it in two.
        </List.Item>
        <List.Item>Then let it start anew, or leave it suspended: not everything is worth it.</List.Item>
      </List>
      <Group gap="xs">
        {suspended && (
          <Button size="xs" disabled={acts.isBusy} onClick={() => acts.suspend(false)}>
            Ask it again
          </Button>
        )}
        <Button size="xs" variant="default" disabled={acts.isBusy} onClick={acts.reset}>
          Start anew
        </Button>
      </Group>
    </Card>
  );
}
