import { Button, Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { mocksQuery } from '../../queries.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { MockRow } from './mock-row.js';

export function MocksPage() {
  const query = useInfiniteQuery(mocksQuery);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Mocks</PageTitle>
        <LinkButton to="/mocks/new">New mock</LinkButton>
      </Group>
      <Card>
        <Loaded query={query}>{({ pages }) => <MockList mocks={pages.flatMap(({ items }) => items)} />}</Loaded>
      </Card>
      {query.hasNextPage && (
        <Button
          variant="default"
          style={{ alignSelf: 'center' }}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Stack>
  );
}

function MockList({ mocks }: { mocks: Parameters<typeof MockRow>[0]['mock'][] }) {
  if (mocks.length === 0) {
    return (
      <EmptyState
        title="No mocks yet"
        hint="A mock is a timed set of questions on topics that you choose. What you miss comes back in your reviews."
      >
        <LinkButton to="/mocks/new">Start your first mock</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      {mocks.map((mock) => (
        <MockRow key={mock.id} mock={mock} />
      ))}
    </>
  );
}
