import { facets, type Facet } from '@app/question-bank/domain/bank-filter.js';
import { Accordion, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { choose, type BankFilter } from './bank-filter.js';
import classes from './bank.module.css';
import type { BankFacets } from './bank-queries.js';
import { facetWords, useValueWords } from './facet-words.js';

interface FacetPanelProps {
  filter: BankFilter;
  counts: BankFacets | undefined;
  onChange: (filter: BankFilter) => void;
}

/** What the bank can be narrowed by, with the number of questions that there would be. */
export function FacetPanel({ filter, counts, onChange }: FacetPanelProps) {
  const [open, setOpen] = useState<string[]>(['state', 'topic', ...facets.filter((facet) => filter[facet])]);
  return (
    <Accordion multiple value={open} onChange={setOpen} chevronPosition="left" variant="filled">
      {facets.map((facet) => (
        <Accordion.Item key={facet} value={facet}>
          <Accordion.Control>
            {facetWords[facet]}
            {filter[facet] && ` (${filter[facet].length} chosen)`}
          </Accordion.Control>
          <Accordion.Panel>
            <FacetValues
              facet={facet}
              chosen={filter[facet] ?? []}
              counts={counts}
              onChange={(values) => onChange(choose(filter, facet, values))}
            />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

interface FacetValuesProps {
  facet: Facet;
  chosen: readonly string[];
  counts: BankFacets | undefined;
  onChange: (values: string[]) => void;
}

const shownAtFirst = 8;

function FacetValues({ facet, chosen, counts, onChange }: FacetValuesProps) {
  const [all, setAll] = useState(false);
  const wordsOf = useValueWords(counts);
  const found = counts?.facets[facet] ?? [];
  // What is chosen stays to be unchosen, even where nothing has it.
  const missing = chosen.filter((value) => !found.some((one) => one.value === value));
  const values = [...found, ...missing.map((value) => ({ value, count: 0 }))];
  const shown = values.filter(({ value }, index) => all || index < shownAtFirst || chosen.includes(value));
  const about = counts?.estimated.includes(facet) ? 'about ' : '';
  if (values.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing to choose from.
      </Text>
    );
  }
  return (
    <Stack gap={2}>
      <Checkbox.Group aria-label={facetWords[facet]} value={[...chosen]} onChange={onChange}>
        {shown.map(({ value, count }) => (
          <Checkbox
            key={value}
            value={value}
            className={classes.value}
            label={
              <Group component="span" gap="xs" wrap="nowrap" justify="space-between">
                <span className={classes.words}>{wordsOf(facet, value)}</span>
                <span className={classes.count}>
                  {about}
                  {count.toLocaleString('en-GB')}
                </span>
              </Group>
            }
          />
        ))}
      </Checkbox.Group>
      {(all || shown.length < values.length) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Show fewer' : `Show all ${values.length}`}
        </Button>
      )}
    </Stack>
  );
}
