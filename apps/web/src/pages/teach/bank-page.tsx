import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, dataOf, given } from '../../api.js';
import { topicsQuery } from '../../queries.js';
import type { AuthoredRow, VersionState } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { SearchBox } from '../../ui/search-box.js';
import { versionStateWords } from '../../words.js';
import { BankRow } from './bank-row.js';
import { BulkBar } from './bulk/bulk-bar.js';
import { ExportMenu } from './export-menu.js';
import { InstructorOnly } from './instructor-only.js';

type Filter = { state?: VersionState; topic?: string; q?: string };

const bankQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['bank', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/admin/questions', {
          params: { query: given({ ...filter, limit: 25, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function BankPage() {
  return (
    <InstructorOnly>
      <Bank />
    </InstructorOnly>
  );
}

function Bank() {
  const filter = useSearch({ from: '/shell/member/teach/questions' });
  const query = useInfiniteQuery(bankQuery(filter));
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Questions</PageTitle>
        <Group gap="xs">
          <ExportMenu filter={filter} />
          <LinkButton to="/teach/questions/new">New question</LinkButton>
        </Group>
      </Group>
      <Filters filter={filter} />
      <BulkBar filter={filter} />
      <Card>
        <Loaded query={query}>{({ pages }) => <Found rows={pages.flatMap(({ items }) => items)} />}</Loaded>
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

function Filters({ filter }: { filter: Filter }) {
  const navigate = useNavigate();
  const { data: tracks = [] } = useQuery(topicsQuery);
  const set = (part: Filter) =>
    void navigate({
      to: '/teach/questions',
      search: Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)),
      replace: true,
      resetScroll: false,
    });
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} role="search">
      <SearchBox start={filter.q} onSearch={(q) => set({ q })} />
      <NativeSelect
        label="State"
        value={filter.state ?? ''}
        onChange={(event) => set({ state: event.currentTarget.value as VersionState })}
        data={[
          { value: '', label: 'All states' },
          ...Object.entries(versionStateWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        label="Topic"
        value={filter.topic ?? ''}
        onChange={(event) => set({ topic: event.currentTarget.value })}
        data={[
          { value: '', label: 'All topics' },
          ...tracks.map(({ title, topics }) => ({
            group: title,
            items: topics.map((topic) => ({ value: topic.slug, label: topic.title })),
          })),
        ]}
      />
    </SimpleGrid>
  );
}

function Found({ rows }: { rows: AuthoredRow[] }) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No questions fit" hint="Take away a filter, or write a new question.">
        <LinkButton to="/teach/questions/new">New question</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      {rows.map((row) => (
        <BankRow key={row.id} row={row} />
      ))}
      <Text size="sm" c="dimmed" mt="sm">
        The state is that of the newest version.
      </Text>
    </>
  );
}
