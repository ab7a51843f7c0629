import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { candidatesQuery } from './accommodation-queries.js';

interface PersonSelectProps {
  value?: string | null;
  error?: ReactNode;
  onChange?: (personId: string | null) => void;
}

/** Finds a person by part of name or address. */
export function PersonSelect(props: PersonSelectProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [q] = useDebouncedValue(text === chosen?.label ? '' : text.trim(), 250);
  const { data = [] } = useQuery(candidatesQuery(q));
  const found = data.map(({ id, displayName, email }) => ({ value: id, label: `${displayName} (${email})` }));
  const options = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      {...props}
      label="Person"
      description="Part of a name or an e-mail address"
      required
      searchable
      data={options}
      // The server has searched.
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value, option) => {
        setChosen(option ?? undefined);
        props.onChange?.(value);
      }}
      // The list itself scrolls: it is reached by the arrows from the field, and so known to be.
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      nothingFoundMessage="Nobody has this in name or address"
      data-autofocus
    />
  );
}
