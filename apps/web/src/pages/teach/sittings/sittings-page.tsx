import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { SearchBox } from '../../../ui/search-box.js';
import { InstructorOnly } from '../instructor-only.js';
import type { SittingFilter, StateFilter } from './sitting-filter.js';
import { sittingsQuery, type SittingRow } from './sitting-queries.js';
import { SittingTable } from './sitting-table.js';

export function SittingsPage() {
  return (
    <InstructorOnly>
      <Sittings />
    </InstructorOnly>
  );
}

function Sittings() {
  const filter = useSearch({ from: '/shell/member/teach/sittings' });
  const query = useInfiniteQuery(sittingsQuery(filter));
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>Sittings</PageTitle>
        <Text c="dimmed">Who sits which interview, and how far they are. Kept up to date while you look.</Text>
      </div>
      <Filters filter={filter} />
      <Card>
        <Loaded query={query}>
          {({ pages }) => <Found rows={pages.flatMap(({ items }) => items)} isLive={!filter.state} />}
        </Loaded>
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

const stateWords: Record<StateFilter, string> = {
  live: 'Under way',
  running: 'Running',
  paused: 'Paused',
  finished: 'Being graded',
  graded: 'Graded',
  all: 'All',
};

function Filters({ filter }: { filter: SittingFilter }) {
  const navigate = useNavigate();
  const set = (part: SittingFilter) =>
    void navigate({
      to: '/teach/sittings',
      search: Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} role="search">
        <SearchBox start={filter.q} onSearch={(q) => set({ q })} />
        <NativeSelect
          label="State"
          value={filter.state ?? 'live'}
          onChange={(event) => set({ state: event.currentTarget.value as StateFilter })}
          data={Object.entries(stateWords).map(([value, label]) => ({ value, label }))}
        />
      </SimpleGrid>
      {(filter.personId ?? filter.templateId) && (
        <Group gap="sm">
          <Text size="sm">{filter.personId ? 'Of one person only.' : 'Of one template only.'}</Text>
          <Button size="xs" variant="default" onClick={() => set({ personId: '', templateId: '' })}>
            Of everybody
          </Button>
        </Group>
      )}
    </>
  );
}

function Found({ rows, isLive }: { rows: SittingRow[]; isLive: boolean }) {
  if (rows.length === 0) {
    return isLive ? (
      <EmptyState title="Nobody is sitting now" hint="Sittings appear here as soon as somebody starts one." />
    ) : (
      <EmptyState title="No sittings fit" hint="Choose another state, or search for less." />
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {plural(rows.length, 'sitting')}, the newest first
      </Text>
      <SittingTable rows={rows} />
    </>
  );
}
