import { Button, Code, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, dataOf, given, type Schemas } from '../../../api.js';
import { momentText } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import classes from '../../practice/question-row.module.css';
import { InstructorOnly } from '../instructor-only.js';
import { actionWords, filterActions } from './audit-words.js';
import own from './audit.module.css';

type Entry = Schemas['AuditPage']['items'][number];

export interface AuditFilter {
  subject?: string;
  actor?: string;
  action?: string;
}

const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      dataOf(api.GET('/api/v1/admin/audit', { params: { query: given({ ...filter, limit: 25, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Who changed what, from what to what. */
export function AuditPage() {
  return (
    <InstructorOnly>
      <Audit />
    </InstructorOnly>
  );
}

function Audit() {
  const filter = useSearch({ from: '/shell/member/teach/audit' });
  const query = useInfiniteQuery(auditQuery(filter));
  return (
    <Stack gap="lg">
      <PageTitle>Audit</PageTitle>
      <Filters filter={filter} />
      <Card>
        <Loaded query={query}>{({ pages }) => <Found entries={pages.flatMap(({ items }) => items)} />}</Loaded>
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

function Filters({ filter }: { filter: AuditFilter }) {
  const navigate = useNavigate();
  const set = (next: AuditFilter) =>
    void navigate({ to: '/teach/audit', search: given(next), replace: true, resetScroll: false });
  const { subject, actor, ...rest } = filter;
  return (
    <Group align="flex-end" role="search">
      <NativeSelect
        label="Act"
        value={filter.action ?? ''}
        onChange={({ currentTarget }) => set({ ...filter, action: currentTarget.value })}
        data={[{ value: '', label: 'All acts' }, ...filterActions]}
      />
      {subject && (
        <Button variant="default" onClick={() => set({ ...rest, ...(actor && { actor }) })}>
          Acts on everything
        </Button>
      )}
      {actor && (
        <Button variant="default" onClick={() => set({ ...rest, ...(subject && { subject }) })}>
          Acts of everybody
        </Button>
      )}
    </Group>
  );
}

function Found({ entries }: { entries: Entry[] }) {
  if (entries.length === 0) return <EmptyState title="No acts fit" hint="Take away a filter." />;
  return (
    <ol className={own.entries} aria-label="Acts, the newest first">
      {entries.map((entry) => (
        <li key={entry.id} className={classes.row} data-testid="audit-entry">
          <OneEntry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function OneEntry({ entry: { at, actor, action, subjectId, slug, before, after } }: { entry: Entry }) {
  return (
    <>
      <Text>
        <strong>{actionWords(action)}</strong> by{' '}
        <TextLink to="/teach/audit" search={(filter) => ({ ...filter, actor: actor.id })}>
          {actor.displayName}
        </TextLink>
      </Text>
      <Text size="sm" c="dimmed" className={own.subject}>
        {momentText(at)} ·{' '}
        {slug === null ? (
          subjectId
        ) : (
          <TextLink to="/teach/questions/$questionId" params={{ questionId: subjectId }}>
            {slug}
          </TextLink>
        )}{' '}
        ·{' '}
        <TextLink to="/teach/audit" search={{ subject: subjectId }}>
          Its history
        </TextLink>
      </Text>
      <details className={own.details}>
        <summary>Before and after</summary>
        <div className={own.sides}>
          <Side label="Before" value={before} />
          <Side label="After" value={after} />
        </div>
      </details>
    </>
  );
}

function Side({ label, value }: { label: string; value: unknown }) {
  return (
    <section aria-label={label}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {value === null ? (
        <Text size="sm">Nothing</Text>
      ) : (
        <Code block className={own.value}>
          {JSON.stringify(value, null, 2)}
        </Code>
      )}
    </section>
  );
}
