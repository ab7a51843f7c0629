import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { topicsQuery } from '../../queries.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { NewMockForm } from './new-mock-form.js';
import { QuickStart } from './quick-start.js';
import { TemplateCards } from './template-cards.js';

const ownId = 'own';

function goToOwn(event: MouseEvent) {
  event.preventDefault();
  const own = document.getElementById(ownId);
  own?.scrollIntoView({ block: 'start' });
  own?.focus({ preventScroll: true });
}

/** Last time's choice by one click, ready-made interviews, and below them what one puts together for this once. */
export function NewMockPage() {
  const query = useQuery(topicsQuery);
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>New mock</PageTitle>
        <Text c="dimmed">
          Sit a ready-made interview, or{' '}
          <Anchor href={`#${ownId}`} onClick={goToOwn} underline="always">
            put one together yourself
          </Anchor>
          .
        </Text>
      </div>
      {query.data && <QuickStart tracks={query.data} />}
      <TemplateCards />
      <Title order={2} id={ownId} tabIndex={-1} mt="md" style={{ scrollMarginTop: '5rem' }}>
        Your own choice
      </Title>
      <Loaded query={query}>{(tracks) => <NewMockForm tracks={tracks} />}</Loaded>
    </Stack>
  );
}
