import { MultiSelect, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../../../queries.js';
import type { Kind, Level } from '../../../shapes.js';
import { kindWords, levelWords } from '../../../words.js';
import { templateOf } from '../templates.js';
import type { Draft } from './draft.js';

interface HeadFieldsProps {
  draft: Draft;
  isNew: boolean;
  set: (part: Partial<Draft>) => void;
}

/** What a question is called and where it belongs. */
export function HeadFields({ draft, isNew, set }: HeadFieldsProps) {
  const { data: tracks = [] } = useQuery(topicsQuery);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label="Slug"
        description={isNew ? 'Lower-case words with hyphens; empty: one is made.' : 'Fixed.'}
        value={draft.slug}
        readOnly={!isNew}
        onChange={(event) => set({ slug: event.currentTarget.value })}
      />
      <NativeSelect
        label="Level"
        description="For whom it is written."
        value={draft.level}
        data={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
        onChange={(event) => set({ level: event.currentTarget.value as Level })}
      />
      <MultiSelect
        label="Topics"
        searchable
        value={draft.topics}
        maxValues={5}
        data={tracks.map(({ title, topics }) => ({
          group: title,
          items: topics.map((topic) => ({ value: topic.slug, label: topic.title })),
        }))}
        onChange={(topics) => set({ topics })}
      />
      {isNew && (
        <NativeSelect
          label="Kind"
          description="Begins anew from an example."
          value={String(draft.doc['kind'])}
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          onChange={(event) => set({ doc: templateOf(event.currentTarget.value as Kind), unread: undefined })}
        />
      )}
    </SimpleGrid>
  );
}
