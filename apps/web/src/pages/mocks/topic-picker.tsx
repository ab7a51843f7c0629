import { Button, Chip, Group, Stack, Title } from '@mantine/core';
import { useId } from 'react';
import type { Level, Track } from '../../shapes.js';
import { countAt } from './choice.js';
import classes from './topic-picker.module.css';

interface TopicPickerProps {
  tracks: Track[];
  levels: readonly Level[];
  chosen: readonly string[];
  onChange: (topics: string[]) => void;
}

export function TopicPicker({ tracks, levels, chosen, onChange }: TopicPickerProps) {
  return (
    <Stack gap="lg">
      {tracks.map((track) => (
        <TrackTopics key={track.slug} track={track} levels={levels} chosen={chosen} onChange={onChange} />
      ))}
    </Stack>
  );
}

/** The topics of one track; those without a question at these levels can't be chosen. */
function TrackTopics({ track, levels, chosen, onChange }: Omit<TopicPickerProps, 'tracks'> & { track: Track }) {
  const label = useId();
  const own = track.topics.map(({ slug }) => slug);
  const elsewhere = chosen.filter((slug) => !own.includes(slug));
  const offered = track.topics.filter(({ questions }) => countAt(questions, levels) > 0).map(({ slug }) => slug);
  const here = chosen.filter((slug) => own.includes(slug));
  return (
    <div role="group" aria-labelledby={label}>
      <Group justify="space-between" mb={8}>
        <Title order={3} id={label}>
          {track.title}
        </Title>
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`All of ${track.title}`}
            onClick={() => onChange([...elsewhere, ...offered])}
          >
            All
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`None of ${track.title}`}
            onClick={() => onChange(elsewhere)}
          >
            None
          </Button>
        </Group>
      </Group>
      <Chip.Group multiple value={here} onChange={(slugs) => onChange([...elsewhere, ...slugs])}>
        <Group gap={8}>
          {track.topics.map(({ slug, title, questions }) => {
            const count = countAt(questions, levels);
            return (
              <Chip key={slug} value={slug} disabled={count === 0 && !here.includes(slug)} size="sm">
                {title} <span className={classes.count}>{count}</span>
              </Chip>
            );
          })}
        </Group>
      </Chip.Group>
    </div>
  );
}
