import type { Content } from '@app/question-bank/domain/content.js';
import {
  Alert,
  Button,
  Group,
  List,
  MultiSelect,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { topicsQuery } from '../../queries.js';
import type { Kind, Level } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { kindWords, levelWords } from '../../words.js';
import { checkText, type Checked } from './check-text.js';
import classes from './editor.module.css';
import { SimilarQuestions } from './similar-questions.js';
import { TryOut } from './try-out.js';
import { templateText } from './templates.js';

export interface Draft {
  slug: string;
  topics: string[];
  level: Level;
  message: string;
  /** The content as JSON text. */
  text: string;
}

interface QuestionEditorProps {
  start: Draft;
  /** The slug is fixed once the question exists. */
  isNew: boolean;
  questionId?: string;
  saving: boolean;
  error: unknown;
  saveLabel: string;
  onSave: (draft: Draft, content: Content) => void;
}

export function QuestionEditor({ start, isNew, questionId, saving, error, saveLabel, onSave }: QuestionEditorProps) {
  const [draft, setDraft] = useState(start);
  const checked = useMemo(() => checkText(draft.text), [draft.text]);
  const set = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  return (
    <div className={classes.columns}>
      <Card label="Draft">
        <Stack gap="md">
          <Fields draft={draft} isNew={isNew} set={set} />
          <Textarea
            label="Content"
            description="JSON; the check beside it is the server’s own."
            autosize
            minRows={16}
            maxRows={34}
            spellCheck={false}
            classNames={{ input: classes.code }}
            value={draft.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
          <TextInput
            label="What changed"
            description="For whoever reviews it."
            value={draft.message}
            maxLength={500}
            onChange={(event) => set({ message: event.currentTarget.value })}
          />
          <ProblemAlert error={error} title="Not saved" />
          <Group>
            <Button
              loading={saving}
              disabled={!checked.content || draft.topics.length === 0}
              onClick={() => checked.content && onSave(draft, checked.content)}
            >
              {saveLabel}
            </Button>
            {draft.topics.length === 0 && (
              <Text size="sm" c="dimmed">
                Choose a topic first.
              </Text>
            )}
          </Group>
        </Stack>
      </Card>
      <Stack gap="lg">
        <Faults checked={checked} />
        <SimilarQuestions text={draft.text} questionId={questionId} />
        {checked.content && <TryOut key={draft.text} content={checked.content} />}
      </Stack>
    </div>
  );
}

function Fields({ draft, isNew, set }: { draft: Draft; isNew: boolean; set: (part: Partial<Draft>) => void }) {
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
        data={tracks.map(({ title, topics }) => ({
          group: title,
          items: topics.map((topic) => ({ value: topic.slug, label: topic.title })),
        }))}
        onChange={(topics) => set({ topics })}
      />
      {isNew && (
        <NativeSelect
          label="Start from a kind"
          defaultValue="single-choice"
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          onChange={(event) => set({ text: templateText(event.currentTarget.value as Kind) })}
        />
      )}
    </SimpleGrid>
  );
}

function Faults({ checked }: { checked: Checked }) {
  if (checked.content) return null;
  return (
    <Alert
      color="yellow"
      role="status"
      title={
        <Title order={2} size="h3">
          Not valid yet
        </Title>
      }
      data-testid="faults"
    >
      <List size="sm">
        {checked.faults.map(({ pointer, message }) => (
          <List.Item key={pointer + message}>
            <code>{pointer || '/'}</code>: {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
