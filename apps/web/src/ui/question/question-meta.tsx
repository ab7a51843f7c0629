import { Text } from '@mantine/core';
import { useTopicTitles } from '../../queries.js';
import type { Kind, Level } from '../../shapes.js';
import { kindWords, levelWords } from '../../words.js';

/** Topics, level and kind in one quiet line. */
export function QuestionMeta({ topics, level, kind }: { topics: readonly string[]; level: Level; kind: Kind }) {
  const titleOf = useTopicTitles();
  return (
    <Text size="sm" c="dimmed">
      {[...(topics.length ? [topics.map(titleOf).join(', ')] : []), levelWords[level], kindWords[kind]].join(' · ')}
    </Text>
  );
}
