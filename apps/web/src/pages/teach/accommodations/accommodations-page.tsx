import { accommodationText } from '@app/identity/domain/accommodation.js';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dateText } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { SearchBox } from '../../../ui/search-box.js';
import { InstructorOnly } from '../instructor-only.js';
import { AccommodationDialog } from './accommodation-dialog.js';
import { accommodationsQuery, type Granted } from './accommodation-queries.js';
import classes from './accommodations.module.css';
import { RevokeDialog } from './revoke-dialog.js';

export function AccommodationsPage() {
  return (
    <InstructorOnly>
      <Accommodations />
    </InstructorOnly>
  );
}

/** What is being done: granting to somebody new, changing one, taking one back. */
type Doing = { act: 'grant' } | { act: 'change' | 'revoke'; granted: Granted };

function Accommodations() {
  const { q } = useSearch({ from: '/shell/member/teach/accommodations' });
  const query = useInfiniteQuery(accommodationsQuery(q));
  const [doing, setDoing] = useState<Doing>();
  const navigate = useNavigate();
  const search = (text: string) =>
    void navigate({ to: '/teach/accommodations', search: text ? { q: text } : {}, replace: true, resetScroll: false });
  const close = () => setDoing(undefined);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Accommodations</PageTitle>
        <Button onClick={() => setDoing({ act: 'grant' })}>Grant one</Button>
      </Group>
      <Text maw={680}>
        What a person needs to sit an interview on equal terms: more time, breaks, a hidden clock. It applies to all
        their sittings, and at once to one that is under way.
      </Text>
      <SearchBox start={q} onSearch={search} />
      <Card>
        <Loaded query={query}>
          {({ pages }) => (
            <GrantedList rows={pages.flatMap(({ items }) => items)} isFiltered={q !== undefined} onDo={setDoing} />
          )}
        </Loaded>
      </Card>
      {query.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
      {doing?.act === 'grant' && <AccommodationDialog granted={undefined} onClose={close} />}
      {doing?.act === 'change' && <AccommodationDialog granted={doing.granted} onClose={close} />}
      {doing?.act === 'revoke' && <RevokeDialog granted={doing.granted} onClose={close} />}
    </Stack>
  );
}

interface GrantedListProps {
  rows: Granted[];
  isFiltered: boolean;
  onDo: (doing: Doing) => void;
}

function GrantedList({ rows, isFiltered, onDo }: GrantedListProps) {
  if (rows.length === 0) {
    return isFiltered ? (
      <EmptyState title="Nobody fits" hint="None of those who are granted something has this in name or address." />
    ) : (
      <EmptyState title="Nobody is granted anything yet" hint="Grant one to somebody who asks for it." />
    );
  }
  return (
    <ul className={classes.list}>
      {rows.map((granted) => (
        <li key={granted.personId} className={classes.row} data-testid="accommodation">
          <div className={classes.about}>
            <Text fw={600}>{granted.displayName}</Text>
            <Text size="sm" c="dimmed">
              {granted.email}
            </Text>
            <Text mt={4}>{sentence(accommodationText(granted))}</Text>
            <Text size="sm" c="dimmed">
              “{granted.reason}” · {granted.setByName ?? 'somebody'}, {dateText(granted.setAt)}
            </Text>
          </div>
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              aria-label={`Change what ${granted.displayName} is granted`}
              onClick={() => onDo({ act: 'change', granted })}
            >
              Change
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={`Revoke what ${granted.displayName} is granted`}
              onClick={() => onDo({ act: 'revoke', granted })}
            >
              Revoke
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
