import { Button, Group, Modal, MultiSelect, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, dataOf, given } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { topicsQuery } from '../../../queries.js';
import type { Level } from '../../../shapes.js';
import { LinkButton } from '../../../ui/link-button.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { levels, levelWords } from '../../../words.js';
import type { BankFilter } from '../bank/bank-filter.js';
import { wire } from '../bank/bank-queries.js';
import { InstructorSelect } from '../people/instructor-select.js';
import type { ActInput, BulkAct } from './bulk-queries.js';
import { kindWords } from './bulk-words.js';

type Kind = BulkAct['act']['kind'];
const kinds = Object.keys(kindWords) as Kind[];

interface BulkBarProps {
  /** As the list is filtered. */
  filter: BankFilter;
}

/** One act on all questions that the filters of the page let through. */
export function BulkBar({ filter }: BulkBarProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Group gap="xs">
      <Button variant="default" onClick={open}>
        Change all found
      </Button>
      <LinkButton to="/teach/bulk" variant="subtle">
        Earlier changes
      </LinkButton>
      <Modal
        opened={isOpen}
        onClose={close}
        title="Change all questions that are found"
        closeButtonProps={{ 'aria-label': 'Close' }}
        centered
      >
        <ActForm filter={filter} />
      </Modal>
    </Group>
  );
}

function ActForm({ filter }: BulkBarProps) {
  const { sort: _, ...found } = filter;
  const navigate = useNavigate();
  const { data: tracks = [] } = useQuery(topicsQuery);
  const [kind, setKind] = useState<Kind>('set-level');
  const [level, setLevel] = useState<Level>('mid');
  const [topics, setTopics] = useState<string[]>([]);
  const [ownerId, setOwner] = useState<string | null>(null);
  const act = actOf({ kind, level, topics, ownerId });
  const preview = useMutation({
    mutationFn: (body: ActInput) =>
      dataOf(
        api.POST('/api/v1/admin/bulk-acts', {
          params: { header: { 'Idempotency-Key': newId() } },
          body: { act: body, filter: given(wire(found)) },
        }),
      ),
    onSuccess: ({ id }) => navigate({ to: '/teach/bulk/$bulkId', params: { bulkId: id } }),
  });
  return (
    <Stack>
      <Text size="sm">You see what would change of each question before anything is done.</Text>
      <NativeSelect
        label="What to do"
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value as Kind)}
        data={kinds.map((value) => ({ value, label: kindWords[value] }))}
        data-autofocus
      />
      {kind === 'set-level' && (
        <NativeSelect
          label="Level"
          value={level}
          onChange={({ currentTarget }) => setLevel(currentTarget.value as Level)}
          data={levels.map((value) => ({ value, label: levelWords[value] }))}
        />
      )}
      {(kind === 'add-topics' || kind === 'remove-topics') && (
        <MultiSelect
          label="Topics"
          searchable
          maxValues={5}
          value={topics}
          onChange={setTopics}
          data={tracks.map(({ title, topics: of }) => ({
            group: title,
            items: of.map((topic) => ({ value: topic.slug, label: topic.title })),
          }))}
          withScrollArea={false}
          styles={{ dropdown: { maxHeight: 260, overflowY: 'auto' } }}
        />
      )}
      {kind === 'set-owner' && <InstructorSelect label="To" value={ownerId} onChange={setOwner} />}
      <ProblemAlert error={preview.error} />
      <Button disabled={!act} loading={preview.isPending} onClick={() => act && preview.mutate(act)}>
        Preview
      </Button>
    </Stack>
  );
}

interface Chosen {
  kind: Kind;
  level: Level;
  topics: string[];
  ownerId: string | null;
}

/** Undefined: something is still to be chosen. */
function actOf({ kind, level, topics, ownerId }: Chosen): ActInput | undefined {
  if (kind === 'set-level') return { kind, level };
  if (kind === 'add-topics' || kind === 'remove-topics') return topics.length > 0 ? { kind, topics } : undefined;
  if (kind === 'set-owner') return ownerId ? { kind, ownerId } : undefined;
  return { kind };
}
