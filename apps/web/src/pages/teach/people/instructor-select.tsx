import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf, given } from '../../../api.js';

const instructorsQuery = (q: string) =>
  queryOptions({
    queryKey: ['instructors', q],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/admin/instructors', { params: { query: given({ q, limit: 20 }) } }))).items,
    staleTime: 30_000,
  });

interface InstructorSelectProps {
  label: string;
  value: string | null;
  onChange: (personId: string | null) => void;
}

/** Finds somebody who writes questions, by part of name or address. */
export function InstructorSelect({ label, value, onChange }: InstructorSelectProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [q] = useDebouncedValue(text === chosen?.label ? '' : text.trim(), 250);
  const { data = [] } = useQuery(instructorsQuery(q));
  const found = data.map(({ id, displayName, email }) => ({ value: id, label: `${displayName} (${email})` }));
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      label={label}
      placeholder="Name or e-mail address"
      searchable
      clearable
      value={value}
      data={options}
      // The server has searched.
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      onChange={(personId, option) => {
        setChosen(option ?? undefined);
        onChange(personId);
      }}
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      nothingFoundMessage="Nobody who writes questions has this in name or address"
    />
  );
}
