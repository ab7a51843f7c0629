import { Text, Title } from '@mantine/core';
import { useTopicTitles } from '../../../queries.js';
import type { Debrief } from '../../../shapes.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { ScoreBar } from '../../../ui/score-bar.js';
import { levelWords } from '../../../words.js';
import classes from './charts.module.css';

interface Part {
  name: string;
  score: number;
  maxScore: number;
  count: number;
}

/**
 * The score by topic (what cost most first), by level and, where there are several, by section; nothing where the score
 * is not told.
 */
export function ScoreCharts({ debrief: { byTopic, byLevel, bySection } }: { debrief: Debrief }) {
  const titleOf = useTopicTitles();
  if (byTopic === null || byLevel === null) return null;
  const topics = byTopic.toSorted((a, b) => b.maxScore - b.score - (a.maxScore - a.score));
  return (
    <>
      <Parts title="By topic" parts={topics.map((part) => ({ ...part, name: titleOf(part.topic) }))} />
      <div className={classes.pair}>
        <Parts title="By level" parts={byLevel.map((part) => ({ ...part, name: levelWords[part.level] }))} />
        {bySection && <Parts title="By section" parts={bySection.map((part) => ({ ...part, name: part.title }))} />}
      </div>
    </>
  );
}

function Parts({ title, parts }: { title: string; parts: readonly Part[] }) {
  return (
    <Card label={title}>
      <Title order={2} mb="md">
        {title}
      </Title>
      <div className={classes.parts}>
        {parts.map(({ name, score, maxScore, count }) =>
          maxScore > 0 ? (
            <ScoreBar key={name} label={name} score={score} maxScore={maxScore} note={noteOf(maxScore, count)} />
          ) : (
            <div key={name}>
              <Text fw={500}>{name}</Text>
              <Text size="sm" c="dimmed">
                {plural(count, 'question')}, not graded yet
              </Text>
            </div>
          ),
        )}
      </div>
    </Card>
  );
}

function noteOf(maxScore: number, count: number): string {
  const waiting = count - maxScore;
  return waiting > 0 ? `${plural(count, 'question')}, ${waiting} not graded` : plural(count, 'question');
}
