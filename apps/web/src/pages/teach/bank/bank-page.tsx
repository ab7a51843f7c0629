import { bankSorts, type BankSort } from '@app/question-bank/domain/bank-filter.js';
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../api.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LinkButton } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { SearchBox } from '../../../ui/search-box.js';
import { BulkBar } from '../bulk/bulk-bar.js';
import { InstructorOnly } from '../instructor-only.js';
import { ActiveFilters } from './active-filters.js';
import { chosenOf, type BankFilter } from './bank-filter.js';
import { bankQuery, facetsQuery, type BankFacets } from './bank-queries.js';
import { BankRow } from './bank-row.js';
import classes from './bank.module.css';
import { ExportMenu } from './export-menu.js';
import { FacetPanel } from './facet-panel.js';
import { sortWords } from './facet-words.js';

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
  const { data: counts } = useQuery(facetsQuery(filter));
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const change = (search: BankFilter) =>
    void navigate({ to: '/teach/questions', search, replace: true, resetScroll: false });
  const chosen = chosenOf(filter).length;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Questions</PageTitle>
        <Group gap="xs">
          <LinkButton to="/teach/near-duplicates" variant="default">
            Near duplicates
          </LinkButton>
          <ExportMenu filter={filter} />
          <LinkButton to="/teach/questions/new">New question</LinkButton>
        </Group>
      </Group>
      <SearchFields filter={filter} onChange={change} />
      <Button
        className={classes.toggle}
        variant="default"
        aria-expanded={opened}
        aria-controls="bank-facets"
        onClick={() => setOpened(!opened)}
      >
        {opened ? 'Hide filters' : 'Show filters'}
        {chosen > 0 && ` (${chosen} in use)`}
      </Button>
      <div className={classes.columns}>
        <section id="bank-facets" aria-label="Filters" className={classes.facets} hidden={!opened}>
          <FacetPanel filter={filter} counts={counts} onChange={change} />
        </section>
        <Stack gap="md">
          <ActiveFilters filter={filter} counts={counts} onChange={change} />
          <Group justify="space-between">
            <Total counts={counts} />
            <BulkBar filter={filter} />
          </Group>
          <Card label="Questions found">
            <Loaded query={query}>
              {({ pages }) => <Found pages={pages} isFiltered={chosen > 0 || filter.q !== undefined} />}
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
      </div>
    </Stack>
  );
}

function SearchFields({ filter, onChange }: { filter: BankFilter; onChange: (filter: BankFilter) => void }) {
  const { q: _, ...others } = filter;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} role="search">
      <SearchBox start={filter.q} onSearch={(q) => onChange(q ? { ...others, q } : others)} />
      <NativeSelect
        label="Sort by"
        value={filter.sort ?? (filter.q ? 'relevance' : 'slug')}
        data={bankSorts
          .filter((sort) => sort !== 'relevance' || filter.q)
          .map((value) => ({ value, label: sortWords[value] }))}
        onChange={(event) => onChange({ ...filter, sort: event.currentTarget.value as BankSort })}
      />
    </SimpleGrid>
  );
}

/** Said aloud when it changes. */
function Total({ counts }: { counts: BankFacets | undefined }) {
  if (!counts) return null;
  const about = counts.estimated.includes('total') ? 'About ' : '';
  return (
    <Text size="sm" c="dimmed" role="status">
      {about}
      {plural(counts.total, 'question')}
    </Text>
  );
}

function Found({ pages, isFiltered }: { pages: Schemas['AuthoredPage'][]; isFiltered: boolean }) {
  const rows = pages.flatMap(({ items }) => items);
  const corrections = pages[0]?.corrections ?? [];
  return (
    <>
      {corrections.map(({ word, meant }) => (
        <Text key={word} size="sm" mb="xs" role="status">
          No question has “{word}”. Shown is what has {meant.map((other) => `“${other}”`).join(' or ')}.
        </Text>
      ))}
      {rows.map((row) => (
        <BankRow key={row.id} row={row} />
      ))}
      {rows.length === 0 ? (
        <EmptyState
          title="No questions fit"
          hint={isFiltered ? 'Take away a filter or a word.' : 'Write the first question, or import some.'}
        >
          <LinkButton to="/teach/questions/new">New question</LinkButton>
        </EmptyState>
      ) : (
        <Text size="sm" c="dimmed" mt="sm">
          The state is that of the newest version.
        </Text>
      )}
    </>
  );
}
