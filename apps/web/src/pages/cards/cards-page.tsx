import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { BulkBar } from './bulk-bar.js';
import { CardFilters } from './card-filters.js';
import { cardsQuery, type CardOfList } from './card-queries.js';
import { CardRow } from './card-row.js';

/** As many as the API changes at once. */
const mostSelected = 100;

/** All cards of a person, to find, look at and change them. */
export function CardsPage() {
  const filter = useSearch({ from: '/shell/member/cards' });
  const query = useInfiniteQuery(cardsQuery(filter));
  const isFiltered = Object.keys(filter).some((key) => key !== 'sort');
  return (
    <Stack gap="lg">
      <PageTitle>Your cards</PageTitle>
      <CardFilters filter={filter} />
      <Loaded query={query}>
        {({ pages }) => (
          <Found key={JSON.stringify(filter)} cards={pages.flatMap(({ items }) => items)} isFiltered={isFiltered} />
        )}
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

function Found({ cards, isFiltered }: { cards: CardOfList[]; isFiltered: boolean }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [now] = useState(Date.now);
  if (cards.length === 0) return <Nothing isFiltered={isFiltered} />;
  const chosen = cards.filter(({ id }) => selected.has(id));
  const all = cards.slice(0, mostSelected).map(({ id }) => id);
  const select = (id: string, on: boolean) =>
    setSelected((before) => {
      const after = new Set(before);
      if (on && after.size < mostSelected) after.add(id);
      else after.delete(id);
      return after;
    });
  return (
    <>
      <Card label="Cards">
        <Group justify="space-between" mb="xs">
          <Text size="sm" c="dimmed">
            Open a card to see how well you know it, and to undo an answer.
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setSelected(chosen.length === all.length ? new Set() : new Set(all))}
          >
            {chosen.length === all.length ? 'Select none' : `Select ${all.length === 1 ? 'it' : `all ${all.length}`}`}
          </Button>
        </Group>
        {cards.map((card) => (
          <CardRow
            key={card.id}
            card={card}
            now={now}
            selected={selected.has(card.id)}
            onSelect={(on) => select(card.id, on)}
          />
        ))}
      </Card>
      {chosen.length > 0 && <BulkBar cards={chosen} onClear={() => setSelected(new Set())} />}
    </>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Card label="No cards">
      {isFiltered ? (
        <EmptyState title="No cards fit" hint="Take away a filter, or search for another word." />
      ) : (
        <EmptyState
          title="No cards yet"
          hint="What you miss in a mock, and what you answer in Practice, becomes a card that comes back when it is time."
        >
          <LinkButton to="/mocks/new">Start a mock</LinkButton>
          <LinkButton to="/practice" variant="default">
            Practise something
          </LinkButton>
        </EmptyState>
      )}
    </Card>
  );
}
