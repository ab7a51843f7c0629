import { Alert, Button, Chip, Group, List, NumberInput, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../api.js';
import { newId } from '../../new-id.js';
import type { Level, Track } from '../../shapes.js';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { levels, levelWords } from '../../words.js';
import { available, firstChoice, type Choice } from './choice.js';
import { TopicPicker } from './topic-picker.js';
import { useStart } from './use-start.js';

export function NewMockForm({ tracks }: { tracks: Track[] }) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(tracks));
  // Trying again with the same choice must not start a second clock.
  const [idempotencyKey, setIdempotencyKey] = useState(newId);
  const start = useStart();
  const set = (part: Partial<Choice>) => {
    start.reset();
    setIdempotencyKey(newId());
    setChoice((old) => ({ ...old, ...part }));
  };
  const found = available(tracks, choice);
  const problem = choice.topics.length === 0 ? 'Choose at least one topic.' : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) start.mutate({ choice, idempotencyKey });
      }}
    >
      <Stack gap="lg">
        <Card label="Topics">
          <Title order={2} mb="md">
            What about?
          </Title>
          <TopicPicker
            tracks={tracks}
            levels={choice.levels}
            chosen={choice.topics}
            onChange={(topics) => set({ topics })}
          />
        </Card>
        <Card label="Level and length">
          <Title order={2} mb="md">
            How hard, how long?
          </Title>
          <Levels chosen={choice.levels} onChange={(chosen) => set({ levels: chosen })} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} maw={520}>
            <Amount label="Questions" value={choice.count} range={[3, 30]} onChange={(count) => set({ count })} />
            <Amount label="Minutes" value={choice.minutes} range={[5, 120]} onChange={(minutes) => set({ minutes })} />
          </SimpleGrid>
          <Text size="sm" c="dimmed" mt="sm" role="status">
            {problem ?? `Up to ${plural(found, 'published question')} to draw from`}
          </Text>
        </Card>
        <Rules />
        <Shortfall error={start.error} found={found} />
        <Group>
          <Button type="submit" size="lg" loading={start.isPending} disabled={problem !== undefined}>
            Start: {choice.count} questions, {choice.minutes} minutes
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Levels({ chosen, onChange }: { chosen: Level[]; onChange: (chosen: Level[]) => void }) {
  return (
    <>
      <Text size="sm" fw={500} mb={6} id="levels-label">
        Levels
      </Text>
      <Chip.Group multiple value={chosen} onChange={onChange}>
        <Group gap="xs" mb="md" role="group" aria-labelledby="levels-label">
          {levels.map((level) => (
            <Chip key={level} value={level}>
              {levelWords[level]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </>
  );
}

function Rules() {
  return (
    <Card accent label="Rules">
      <Title order={2} mb="xs">
        Before you start
      </Title>
      <List spacing={6}>
        <List.Item>The server keeps the clock. It goes on when you close the page.</List.Item>
        <List.Item>Every answer is saved as you type. Come back on any device and go on.</List.Item>
        <List.Item>When time is up, what you have typed counts.</List.Item>
        <List.Item>Right and wrong come at the end; what you miss goes into your reviews.</List.Item>
      </List>
    </Card>
  );
}

function Shortfall({ error, found }: { error: unknown; found: number }) {
  if (!(error instanceof ApiProblem && error.code === 'session.not-enough-questions'))
    return <ProblemAlert error={error} />;
  return (
    <Alert color="yellow" role="alert" title="There are not enough questions">
      {error.detail ?? `At most ${plural(found, 'published question')} fit this choice.`} Choose more topics or levels,
      or fewer questions.
    </Alert>
  );
}

interface AmountProps {
  label: string;
  value: number;
  range: [number, number];
  onChange: (value: number) => void;
}

function Amount({ label, value, range: [min, max], onChange }: AmountProps) {
  return (
    <NumberInput
      label={label}
      description={`${min} to ${max}`}
      size="md"
      min={min}
      max={max}
      clampBehavior="blur"
      allowDecimal={false}
      value={value}
      onChange={(typed) => typeof typed === 'number' && onChange(typed)}
    />
  );
}
