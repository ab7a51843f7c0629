import type { TemplateState } from '@app/interview-template/domain/template.js';
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { dateTimeText, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LinkButton } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { SearchBox } from '../../../ui/search-box.js';
import { templateStateWords } from '../../../words.js';
import classes from '../../practice/question-row.module.css';
import { InstructorOnly } from '../instructor-only.js';
import { templatesQuery, type TemplateFilter, type TemplateRow } from './template-queries.js';
import { TemplateStateBadge } from './template-state.js';
import { choices } from './template-words.js';

export function TemplatesPage() {
  return (
    <InstructorOnly>
      <Templates />
    </InstructorOnly>
  );
}

function Templates() {
  const filter = useSearch({ from: '/shell/member/teach/templates' });
  const query = useInfiniteQuery(templatesQuery(filter));
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Interviews</PageTitle>
        <LinkButton to="/teach/templates/new">New interview</LinkButton>
      </Group>
      <Filters filter={filter} />
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

function Filters({ filter }: { filter: TemplateFilter }) {
  const navigate = useNavigate();
  const set = (part: TemplateFilter) =>
    void navigate({
      to: '/teach/templates',
      search: Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)),
      replace: true,
      resetScroll: false,
    });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} role="search">
      <SearchBox start={filter.q} onSearch={(q) => set({ q })} />
      <NativeSelect
        label="State"
        value={filter.state ?? ''}
        onChange={(event) => set({ state: event.currentTarget.value as TemplateState })}
        data={[{ value: '', label: 'All states' }, ...choices(templateStateWords)]}
      />
    </SimpleGrid>
  );
}

function Found({ rows }: { rows: TemplateRow[] }) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No interviews fit" hint="Take away a filter, or put a new interview together.">
        <LinkButton to="/teach/templates/new">New interview</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </>
  );
}

function Row({
  row: { id, title, slug, state, number, sections, questions, minutes, updatedAt },
}: {
  row: TemplateRow;
}) {
  const size = [
    plural(questions, 'question'),
    plural(sections, 'section'),
    minutes === null ? 'no limit' : `${minutes} min`,
  ];
  return (
    <div className={classes.row} data-testid="template-row">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Link to="/teach/templates/$templateId" params={{ templateId: id }} className={classes.link}>
          <Text span fw={550} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
        </Link>
        <TemplateStateBadge state={state} />
      </Group>
      <Text size="sm">{size.join(' · ')}</Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        <code>{slug}</code> · version {number} · {dateTimeText(updatedAt)}
      </Text>
    </div>
  );
}
