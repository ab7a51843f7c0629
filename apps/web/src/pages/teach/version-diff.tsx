import { Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import { Loaded } from '../../ui/loaded.js';
import { ChangeList } from './change-list.js';

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
            changes.length === 0 ? <Text>They ask the very same.</Text> : <ChangeList changes={changes} />
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}
