import { Badge, Code, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf, type Schemas } from '../../api.js';
import { plural } from '../../time.js';
import { Loaded } from '../../ui/loaded.js';
import classes from './version-diff.module.css';

type Change = Schemas['VersionDiff']['changes'][number];

const diffQuery = (id: string, number: number, against: number) =>
  queryOptions({
    queryKey: ['version-diff', id, number, against],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/admin/questions/{id}/versions/{number}/diff', {
          params: { path: { id, number }, query: against > 0 ? { against } : {} },
        }),
      ),
  });

interface VersionDiffProps {
  questionId: string;
  number: number;
  numbers: readonly number[];
  onClose: () => void;
}

/** What a version changed, against another that is chosen. */
export function VersionDiff({ questionId, number, numbers, onClose }: VersionDiffProps) {
  const others = numbers.filter((other) => other !== number);
  const [against, setAgainst] = useState(others.filter((other) => other < number).at(-1) ?? others[0] ?? 0);
  const query = useQuery(diffQuery(questionId, number, against));
  return (
    <Modal opened onClose={onClose} title={`What version ${number} changed`} size="lg">
      <Stack gap="md">
        {others.length > 0 && (
          <NativeSelect
            label="Against"
            maw={200}
            value={String(against)}
            onChange={({ currentTarget }) => setAgainst(Number(currentTarget.value))}
            data={others.map((other) => ({ value: String(other), label: `Version ${other}` }))}
          />
        )}
        <Loaded query={query}>
          {({ changes }) =>
            changes.length === 0 ? (
              <Text>They ask the very same.</Text>
            ) : (
              <Stack gap="sm" component="ul" className={classes.changes}>
                <Text size="sm" c="dimmed" component="li">
                  {plural(changes.length, 'difference')}
                </Text>
                {changes.map((change, index) => (
                  <ChangeItem key={`${index} ${change.pointer}`} change={change} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}

const changeWords: Record<Change['change'], { label: string; color: string }> = {
  added: { label: 'Added', color: 'teal' },
  removed: { label: 'Removed', color: 'red' },
  changed: { label: 'Changed', color: 'blue' },
  reordered: { label: 'Moved', color: 'gray' },
};

const nameOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' › ') || 'All';
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

function ChangeItem({ change }: { change: Change }) {
  const { label, color } = changeWords[change.change];
  return (
    <li>
      <Group gap="xs" mb={4}>
        <Text fw={600}>{nameOf(change.pointer)}</Text>
        <Badge variant="light" color={color} autoContrast>
          {label}
        </Badge>
      </Group>
      {'before' in change && (
        <Code block className={classes.before} aria-label="Before">
          {textOf(change.before)}
        </Code>
      )}
      {'after' in change && (
        <Code block className={classes.after} aria-label="After">
          {textOf(change.after)}
        </Code>
      )}
    </li>
  );
}
