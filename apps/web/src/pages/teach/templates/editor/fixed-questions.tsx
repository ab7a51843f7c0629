import { ActionIcon, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../../api.js';
import { plainText } from '../../../practice/question-row.js';
import { moved, without } from './draft.js';
import classes from './editor.module.css';

interface FixedQuestionsProps {
  slugs: readonly string[];
  onChange: (slugs: string[]) => void;
}

/** Questions by name, in the order in which they are asked. */
export function FixedQuestions({ slugs, onChange }: FixedQuestionsProps) {
  return (
    <Stack gap="xs">
      {slugs.length > 0 && (
        <ol className={classes.list} aria-label="Questions of this rule">
          {slugs.map((slug, index) => (
            <li key={slug}>
              <code>{slug}</code>
              <Group gap={4} wrap="nowrap">
                {index > 0 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Ask ${slug} earlier`}
                    onClick={() => onChange(moved(slugs, index, -1))}
                  >
                    <IconArrowUp size={18} aria-hidden />
                  </ActionIcon>
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove ${slug}`}
                  onClick={() => onChange(without(slugs, index))}
                >
                  <IconX size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ol>
      )}
      <QuestionFinder taken={slugs} onPick={(slug) => onChange([...slugs, slug])} />
    </Stack>
  );
}

function QuestionFinder({ taken, onPick }: { taken: readonly string[]; onPick: (slug: string) => void }) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const { data = [] } = useQuery({
    queryKey: ['bank', 'published', q],
    queryFn: async () => {
      const query = { state: ['published' as const], limit: 20, ...(q && { q }) };
      return (await dataOf(api.GET('/api/v1/admin/questions', { params: { query } }))).items;
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      label="Add a question"
      placeholder="Search by its text or slug"
      searchable
      value={null}
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage="Nothing published fits"
      data={data
        .filter(({ slug }) => !taken.includes(slug))
        .map(({ slug, prompt }) => ({ value: slug, label: shortened(plainText(prompt)) }))}
      onChange={(slug) => {
        setText('');
        if (slug) onPick(slug);
      }}
    />
  );
}

const shortened = (text: string): string => (text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text);
