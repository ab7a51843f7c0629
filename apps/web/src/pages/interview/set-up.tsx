import {
  Button,
  Chip,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Level } from '../../shapes.js';
import { topicsQuery } from '../../queries.js';
import { Card } from '../../ui/card.js';
import { Loaded } from '../../ui/loaded.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { levels, levelWords } from '../../words.js';
import { templatesQuery } from '../mocks/template-queries.js';
import { TopicPicker } from '../mocks/topic-picker.js';
import { useSetInterview, type Interview, type InterviewBody } from './interview-queries.js';

interface SetUpProps {
  todayOn: string;
  before: Interview | null;
  onDone: () => void;
}

interface Draft {
  on: string;
  title: string;
  about: 'topics' | 'template';
  topics: string[];
  templateId: string | null;
  levels: Level[];
  minutesPerDay: number;
  lastLookDays: number;
}

const dayMs = 86_400_000;
const dayAfter = (on: string, days: number) => new Date(Date.parse(on) + days * dayMs).toISOString().slice(0, 10);

function firstDraft(before: Interview | null, todayOn: string): Draft {
  const usual = { on: dayAfter(todayOn, 21), title: '', topics: [], levels: [], minutesPerDay: 20, lastLookDays: 5 };
  const { on, title, topics, levels: chosen, minutesPerDay, lastLookDays } = before ?? usual;
  const isAhead = on >= todayOn;
  return {
    on: isAhead ? on : usual.on,
    title: isAhead ? title : '',
    about: 'topics',
    topics,
    templateId: null,
    levels: chosen,
    minutesPerDay,
    lastLookDays,
  };
}

export function SetUp({ todayOn, before, onDone }: SetUpProps) {
  const [draft, setDraft] = useState(() => firstDraft(before, todayOn));
  const setInterview = useSetInterview();
  const set = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const problem = problemOf(draft);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) setInterview.mutate({ body: bodyOf(draft, before), before }, { onSuccess: onDone });
      }}
    >
      <Stack gap="lg">
        <When draft={draft} set={set} todayOn={todayOn} />
        <About draft={draft} set={set} />
        <ProblemAlert error={setInterview.error} />
        <Group>
          <Button type="submit" size="md" loading={setInterview.isPending} disabled={problem !== undefined}>
            {before ? 'Save' : 'Make my plan'}
          </Button>
          {before && (
            <Button variant="default" size="md" onClick={onDone}>
              Cancel
            </Button>
          )}
          <Text size="sm" c="dimmed" role="status">
            {problem}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function problemOf({ on, about, topics, templateId }: Draft): string | undefined {
  if (!on) return 'Choose the day.';
  if (about === 'template' ? !templateId : topics.length === 0) {
    return about === 'template' ? 'Choose an interview.' : 'Choose at least one topic.';
  }
  return undefined;
}

function bodyOf(draft: Draft, before: Interview | null): InterviewBody {
  const { on, title, about, topics, templateId, levels: chosen, minutesPerDay, lastLookDays } = draft;
  const subject = about === 'template' && templateId ? { templateId } : { topics };
  const desiredRetention = before?.desiredRetention ?? 0.95;
  return {
    on,
    ...(title.trim() && { title }),
    ...subject,
    levels: chosen,
    minutesPerDay,
    lastLookDays,
    desiredRetention,
  };
}

interface PartProps {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
}

function When({ draft, set, todayOn }: PartProps & { todayOn: string }) {
  return (
    <Card label="Day and time">
      <Title order={2} mb="md">
        When is it, and how much time have you got?
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
        <TextInput
          type="date"
          label="Day of the interview"
          size="md"
          required
          min={todayOn}
          max={dayAfter(todayOn, 365)}
          value={draft.on}
          onChange={(event) => set({ on: event.currentTarget.value })}
        />
        <TextInput
          label="What is it?"
          placeholder="Backend engineer at …"
          size="md"
          maxLength={120}
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <NumberInput
          label="Minutes a day"
          size="md"
          min={1}
          max={1_440}
          step={5}
          allowDecimal={false}
          clampBehavior="blur"
          value={draft.minutesPerDay}
          onChange={(value) => typeof value === 'number' && value >= 1 && set({ minutesPerDay: value })}
        />
        <NumberInput
          label="Days for last looks"
          size="md"
          min={0}
          max={30}
          allowDecimal={false}
          clampBehavior="blur"
          value={draft.lastLookDays}
          onChange={(value) => typeof value === 'number' && set({ lastLookDays: value })}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="sm">
        In the days before it, each card comes once more for a last look, spread so that no day is a wall.
      </Text>
    </Card>
  );
}

function About({ draft, set }: PartProps) {
  const topics = useQuery(topicsQuery);
  return (
    <Card label="What it is about">
      <Group justify="space-between" mb="md">
        <Title order={2}>What is it about?</Title>
        <SegmentedControl
          aria-label="Choose by"
          value={draft.about}
          onChange={(about) => set({ about })}
          data={[
            { value: 'topics', label: 'Topics' },
            { value: 'template', label: 'A ready-made interview' },
          ]}
        />
      </Group>
      <Text size="sm" fw={500} mb={6} id="interview-levels">
        Levels (none: all)
      </Text>
      <Chip.Group multiple value={draft.levels} onChange={(chosen) => set({ levels: chosen })}>
        <Group gap="xs" mb="md" role="group" aria-labelledby="interview-levels">
          {levels.map((level) => (
            <Chip key={level} value={level}>
              {levelWords[level]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {draft.about === 'template' ? (
        <Template draft={draft} set={set} />
      ) : (
        <Loaded query={topics}>
          {(tracks) => (
            <TopicPicker
              tracks={tracks}
              levels={draft.levels}
              chosen={draft.topics}
              onChange={(chosen) => set({ topics: chosen })}
            />
          )}
        </Loaded>
      )}
    </Card>
  );
}

function Template({ draft, set }: PartProps) {
  const query = useInfiniteQuery(templatesQuery);
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <Select
          label="Ready-made interview"
          description="Its topics are taken"
          placeholder="Choose one"
          size="md"
          maw={480}
          value={draft.templateId}
          onChange={(templateId) => set({ templateId })}
          data={pages.flatMap(({ items }) => items).map(({ id, title }) => ({ value: id, label: title }))}
          nothingFoundMessage="There is none"
        />
      )}
    </Loaded>
  );
}
