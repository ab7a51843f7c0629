import type { Facet } from '@app/question-bank/domain/bank-filter.js';
import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { choose, chosenOf, type BankFilter } from './bank-filter.js';
import type { BankFacets } from './bank-queries.js';
import { facetWords, useValueWords } from './facet-words.js';

interface ActiveFiltersProps {
  filter: BankFilter;
  counts: BankFacets | undefined;
  onChange: (filter: BankFilter) => void;
}

/** What is chosen, each to be taken away by itself. */
export function ActiveFilters({ filter, counts, onChange }: ActiveFiltersProps) {
  const wordsOf = useValueWords(counts);
  const chosen = chosenOf(filter);
  if (chosen.length === 0) return null;
  const remove = (facet: Facet, value: string) =>
    onChange(
      choose(
        filter,
        facet,
        (filter[facet] ?? []).filter((other) => other !== value),
      ),
    );
  return (
    <Group gap="xs" role="group" aria-label="Filters in use">
      {chosen.map(({ facet, value }) => (
        <Button
          key={`${facet}:${value}`}
          size="compact-sm"
          variant="default"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={`Remove ${facetWords[facet]}: ${wordsOf(facet, value)}`}
          onClick={() => remove(facet, value)}
        >
          {facetWords[facet]}: {wordsOf(facet, value)}
        </Button>
      ))}
      {chosen.length > 1 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange({ ...(filter.q && { q: filter.q }), ...(filter.sort && { sort: filter.sort }) })}
        >
          Clear all
        </Button>
      )}
    </Group>
  );
}
