import { Button, Group, Stack, Text } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api, dataOf, given } from '../../../api.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { PairCard } from './pair-card.js';

const pairsQuery = infiniteQueryOptions({
  queryKey: ['near-duplicates'],
  queryFn: ({ pageParam }) =>
    dataOf(
      api.GET('/api/v1/admin/questions/near-duplicates', {
        params: { query: given({ limit: 20, cursor: pageParam }) },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function NearDuplicatesPage() {
  return (
    <InstructorOnly>
      <NearDuplicates />
    </InstructorOnly>
  );
}

/** Pairs of questions that ask nearly the same; what was done to one stays on the page, to be undone. */
function NearDuplicates() {
  const query = useInfiniteQuery(pairsQuery);
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/questions" size="sm">
          All questions
        </TextLink>
        <PageTitle>Near duplicates</PageTitle>
        <Text c="dimmed">
          Questions that ask nearly the same, the most alike first. Changes show here after some seconds.
        </Text>
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const pairs = pages.flatMap(({ items }) => items);
          if (pairs.length === 0) {
            return (
              <Card label="No near duplicates">
                <EmptyState title="No two questions are alike" hint="New ones are compared as they are written." />
              </Card>
            );
          }
          return pairs.map((pair) => <PairCard key={`${pair.first.id} ${pair.second.id}`} pair={pair} />);
        }}
      </Loaded>
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
