import { placeText, recordVerdicts } from '@app/interchange/domain/question-import.js';
import { Badge, Button, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTopicTitles } from '../../../queries.js';
import classes from '../../../ui/file-import/file-import.module.css';
import { Loaded } from '../../../ui/loaded.js';
import { TextLink } from '../../../ui/link-button.js';
import { kindWords, levelWords } from '../../../words.js';
import { recordsQuery, type ImportRecord, type RecordVerdict } from './import-queries.js';
import { verdictWords } from './import-words.js';

interface RecordListProps {
  id: string;
  byVerdict: Record<RecordVerdict, number>;
}

/** The records of a file with what is to become of each, by verdict where one is chosen. */
export function RecordList({ id, byVerdict }: RecordListProps) {
  const [verdict, setVerdict] = useState<RecordVerdict | undefined>();
  const query = useInfiniteQuery(recordsQuery(id, verdict));
  const options = recordVerdicts
    .filter((one) => byVerdict[one] > 0)
    .map((one) => ({ value: one, label: `${verdictWords[one].label} (${byVerdict[one].toLocaleString('en-GB')})` }));
  return (
    <>
      <Select
        label="Show"
        placeholder="All records"
        clearable
        data={options}
        value={verdict ?? null}
        onChange={(value) => setVerdict(value ?? undefined)}
        maw={260}
        mb="sm"
      />
      {verdict && (
        <Text size="sm" c="dimmed" mb="sm">
          These {verdictWords[verdict].meaning}.
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

function Item({ item }: { item: ImportRecord }) {
  const titleOf = useTopicTitles();
  const { label, color } = verdictWords[item.verdict];
  const facts = [
    item.kind && kindWords[item.kind],
    item.topics.map(titleOf).join(', '),
    item.level && levelWords[item.level as keyof typeof levelWords],
    item.category,
    placeText(item.place),
    item.externalId,
  ];
  return (
    <li className={classes.item}>
      <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
        <Text>{item.title || 'Without a title'}</Text>
        <Badge variant="light" color={color} style={{ flexShrink: 0 }} autoContrast>
          {label}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {facts.filter(Boolean).join(' · ')}
      </Text>
      {item.reason && <Text size="sm">{item.reason}</Text>}
      {item.lost.length > 0 && <Text size="sm">Not taken over: {item.lost.join('; ')}</Text>}
      {item.questionId && item.verdict !== 'new' && (
        <TextLink to="/teach/questions/$questionId" params={{ questionId: item.questionId }} size="sm">
          The question here
        </TextLink>
      )}
    </li>
  );
}
