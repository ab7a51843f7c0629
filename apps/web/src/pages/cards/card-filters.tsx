import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { topicsQuery } from '../../queries.js';
import { SearchBox } from '../../ui/search-box.js';
import { cardFilter, type CardFilter } from './card-filter.js';
import { flags, sortWords, stateWords } from './card-words.js';

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const shows = [
  { value: '', label: 'All cards' },
  { value: 'active', label: 'Not suspended' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'leeches', label: 'Leeches' },
];

/** What the list shows, and in which order. */
export function CardFilters({ filter }: { filter: CardFilter }) {
  const navigate = useNavigate();
  const { data: tracks = [] } = useQuery(topicsQuery);
  const set = (part: Record<string, unknown>) =>
    void navigate({ to: '/cards', search: cardFilter({ ...filter, ...part }), replace: true, resetScroll: false });
  return (
    <SimpleGrid cols={{ base: 2, md: 3 }} role="search">
      <SearchBox start={filter.q} onSearch={(q) => set({ q })} />
      <NativeSelect
        label="Show"
        value={filter.show ?? ''}
        onChange={(event) => set({ show: event.currentTarget.value })}
        data={shows}
      />
      <NativeSelect
        label="State"
        value={filter.state ?? ''}
        onChange={(event) => set({ state: event.currentTarget.value })}
        data={[{ value: '', label: 'All states' }, ...optionsOf(stateWords)]}
      />
      <NativeSelect
        label="Flag"
        value={filter.flag ?? ''}
        onChange={({ currentTarget: { value } }) => set({ flag: value === '' ? undefined : Number(value) })}
        data={[
          { value: '', label: 'Any or none' },
          ...flags.map(({ name }, flag) => ({ value: String(flag), label: name })),
        ]}
      />
      <NativeSelect
        label="Topic"
        value={filter.topic ?? ''}
        onChange={(event) => set({ topic: event.currentTarget.value })}
        data={[
          { value: '', label: 'All topics' },
          ...tracks.map(({ title, topics }) => ({
            group: title,
            items: topics.map((topic) => ({ value: topic.slug, label: topic.title })),
          })),
        ]}
      />
      <NativeSelect
        label="Order"
        value={filter.sort ?? 'due'}
        onChange={(event) => set({ sort: event.currentTarget.value })}
        data={optionsOf(sortWords)}
      />
    </SimpleGrid>
  );
}
