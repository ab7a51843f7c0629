import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { topicsQuery, useTopicTitles } from '../../queries.js';
import type { Progress } from '../../shapes.js';
import { calendarDay, dateText, percent, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton, TextLink } from '../../ui/link-button.js';
import classes from './progress.module.css';

type Topic = Progress['readiness'][number];

/** What share of each topic's questions would be answered now, by track. */
export function Readiness({ progress }: { progress: Progress }) {
  const { readiness, interviewOn } = progress;
  const groups = useTracks(readiness);
  return (
    <Card label="Readiness">
      <Title order={2}>Readiness</Title>
      {readiness.length === 0 ? (
        <EmptyReadiness />
      ) : (
        <>
          <Text mt={4} mb="md">
            The share of a topic’s questions that you would answer now: how many of them you have had, times how well
            you should still know those.
            {interviewOn &&
              ` The line marks where you will stand on ${dateText(calendarDay(interviewOn))}, your interview, without a review until then.`}
          </Text>
          {groups.map(({ title, topics }) => (
            <section key={title} className={classes.track} aria-label={title}>
              <Title order={3} mb="xs">
                {title}
              </Title>
              <div className={classes.topics}>
                {topics.map((topic) => (
                  <Bar key={topic.topic} topic={topic} of={progress} />
                ))}
              </div>
            </section>
          ))}
        </>
      )}
    </Card>
  );
}

function EmptyReadiness() {
  return (
    <EmptyState title="No topics yet" hint="Topics appear here once you have answered questions on them.">
      <LinkButton to="/practice" variant="default">
        Practise something
      </LinkButton>
    </EmptyState>
  );
}

function Bar({ topic, of: { byTopic } }: { topic: Topic; of: Progress }) {
  const titleOf = useTopicTitles();
  const { readiness, readinessThen, reviewed, questions, recall, asked } = topic;
  const known = byTopic.find((row) => row.topic === topic.topic);
  const facts = [
    asked && 'asked in your interview',
    `${reviewed} of ${plural(questions, 'question')}`,
    recall !== null && `${percent(recall, 1)} % of these remembered`,
    readinessThen !== null && `${percent(readinessThen, 1)} % on the day`,
    known && known.due > 0 && `${known.due} due`,
    typeof known?.averageScore === 'number' && `${percent(known.averageScore, 1)} % in mocks`,
  ].filter(Boolean);
  return (
    <div className={classes.topic}>
      <div className={classes.head}>
        <TextLink to="/practice" search={{ topic: topic.topic }} fw={550}>
          {titleOf(topic.topic)}
        </TextLink>
        <Text fw={650} className={classes.rate}>
          {percent(readiness, 1)} %
        </Text>
      </div>
      <div className={classes.bar} aria-hidden>
        <div className={classes.covered} style={{ width: `${topic.coverage * 100}%` }} />
        <div className={classes.ready} style={{ width: `${readiness * 100}%` }} />
        {readinessThen !== null && <div className={classes.then} style={{ left: `${readinessThen * 100}%` }} />}
      </div>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
    </div>
  );
}

/** Topics under their tracks, in the order of the taxonomy; within one as they come. */
function useTracks(topics: readonly Topic[]): { title: string; topics: Topic[] }[] {
  const { data } = useQuery(topicsQuery);
  const tracks = data ?? [];
  const placed = tracks.map((track) => ({
    title: track.title,
    topics: topics.filter(({ topic }) => track.topics.some(({ slug }) => slug === topic)),
  }));
  const known = new Set(placed.flatMap((group) => group.topics));
  const others = { title: 'Other topics', topics: topics.filter((topic) => !known.has(topic)) };
  return [...placed, others].filter((group) => group.topics.length > 0);
}
