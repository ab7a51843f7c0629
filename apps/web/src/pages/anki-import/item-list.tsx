import { importVerdicts } from '@app/interchange/domain/card-import.js';
import { Badge, Button, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { plural } from '../../time.js';
import { Loaded } from '../../ui/loaded.js';
import classes from '../../ui/file-import/file-import.module.css';
import { itemsQuery, type ImportItem, type ItemVerdict } from './import-queries.js';
import { reasonWords, verdictWords } from './import-words.js';

interface ItemListProps {
  id: string;
  byVerdict: Record<ItemVerdict, number>;
}

/** The cards of a file with what is to become of each, by verdict where one is chosen. */
export function ItemList({ id, byVerdict }: ItemListProps) {
  const [verdict, setVerdict] = useState<ItemVerdict | undefined>();
  const query = useInfiniteQuery(itemsQuery(id, verdict));
  const options = importVerdicts
    .filter((one) => byVerdict[one] > 0)
    .map((one) => ({ value: one, label: `${verdictWords[one].label} (${byVerdict[one].toLocaleString('en-GB')})` }));
  return (
    <>
      <Select
        label="Show"
        placeholder="All cards"
        clearable
        data={options}
        value={verdict ?? null}
        onChange={(value) => setVerdict(value ?? undefined)}
        maw={260}
        mb="sm"
      />
      {verdict && (
        <Text size="sm" c="dimmed" mb="sm">
          These cards {verdictWords[verdict].meaning}.
        </Text>
      )}
      <Loaded query={query}>
        {({ pages }) => (
          <ul className={classes.items}>
            {pages
              .flatMap(({ items }) => items)
              .map((item) => (
                <Item key={item.position} item={item} />
              ))}
          </ul>
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function Item({ item }: { item: ImportItem }) {
  const { label, color } = verdictWords[item.verdict];
  const facts = [
    item.deck.replaceAll('::', ' › '),
    item.reviews > 0 && plural(item.reviews, 'review'),
    `note ${item.noteId}`,
  ];
  return (
    <li className={classes.item}>
      <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
        <Text>{item.title}</Text>
        <Badge variant="light" color={color} style={{ flexShrink: 0 }} autoContrast>
          {label}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {facts.filter(Boolean).join(' · ')}
      </Text>
      {item.reason && <Text size="sm">{reasonWords[item.reason]}</Text>}
    </li>
  );
}
