import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { Fieldset, MultiSelect, NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { topicsQuery } from '../../../queries.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { levelWords } from '../../../words.js';
import { useMapping, type Mapping, type QuestionImport } from './import-queries.js';

type NearDuplicateWay = NonNullable<Mapping['nearDuplicates']>;

interface MappingFormProps {
  id: string;
  figures: NonNullable<QuestionImport['figures']>;
  mapping: Mapping;
}

const maxTopics = 5;
/** So many names are shown; those after them are rare. */
const shown = 40;

/** How what the file says is taken: each change is saved at once, and the list below shows what it leads to. */
export function MappingForm({ id, figures, mapping: saved }: MappingFormProps) {
  const { data: tracks } = useQuery(topicsQuery);
  const save = useMapping(id);
  const [mapping, setMapping] = useState(saved);
  const change = (part: Partial<Mapping>) => {
    const next = { ...mapping, ...part };
    setMapping(next);
    save.mutate(next);
  };
  const topics = (tracks ?? []).map(({ title, topics: all }) => ({
    group: title,
    items: all.map((topic) => ({ value: topic.slug, label: topic.title })),
  }));
  return (
    <Card label="Topics and level">
      <Title order={2} mb="xs">
        Topics and level
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        Each question needs a topic. Its own come first, then those of its category and tags, then those of the file.
      </Text>
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <MultiSelect
            label="Of all others"
            description="Questions that nothing else gives a topic"
            data={topics}
            maxValues={maxTopics}
            searchable
            value={mapping.topics}
            onChange={(value) => change({ topics: value })}
          />
          <NativeSelect
            label="Level"
            description="Of questions that name none"
            value={mapping.level}
            onChange={({ currentTarget }) => change({ level: currentTarget.value as Level })}
            data={levels.map((value) => ({ value, label: levelWords[value] }))}
          />
          {figures.byVerdict['near-duplicate'] > 0 && (
            <NativeSelect
              label="Near duplicates"
              description="Questions that ask nearly the same as another"
              value={mapping.nearDuplicates ?? 'add'}
              onChange={({ currentTarget }) => change({ nearDuplicates: currentTarget.value as NearDuplicateWay })}
              data={[
                { value: 'add', label: 'Import them, to look at later' },
                { value: 'leave-out', label: 'Leave them out' },
              ]}
            />
          )}
        </SimpleGrid>
        <Names
          legend="Categories"
          names={figures.categories}
          topics={topics}
          chosen={mapping.categories}
          onChange={(categories) => change({ categories })}
        />
        <Names
          legend="Tags"
          names={figures.tags}
          topics={topics}
          chosen={mapping.tags}
          onChange={(tags) => change({ tags })}
        />
        <ProblemAlert error={save.error} />
      </Stack>
    </Card>
  );
}

interface NamesProps {
  legend: string;
  names: readonly { name: string; records: number }[];
  topics: { group: string; items: { value: string; label: string }[] }[];
  chosen: Mapping['tags'];
  onChange: (chosen: Mapping['tags']) => void;
}

function Names({ legend, names, topics, chosen, onChange }: NamesProps) {
  if (names.length === 0) return null;
  const rest = names.length - shown;
  return (
    <Fieldset legend={legend}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {names.slice(0, shown).map(({ name, records }) => (
          <MultiSelect
            key={name}
            label={name}
            description={plural(records, 'question')}
            data={topics}
            maxValues={maxTopics}
            searchable
            value={Object.hasOwn(chosen, name) ? (chosen[name] ?? []) : []}
            onChange={(value) => onChange({ ...chosen, [name]: value })}
          />
        ))}
      </SimpleGrid>
      {rest > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {plural(rest, 'name')} more, each of fewer questions.
        </Text>
      )}
    </Fieldset>
  );
}
