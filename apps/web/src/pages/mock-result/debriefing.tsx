import { Alert, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTopicTitles } from '../../queries.js';
import type { Debrief } from '../../shapes.js';
import { dateTimeText, durationText, percent, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { LinkButton } from '../../ui/link-button.js';
import { ScoreBar } from '../../ui/score-bar.js';
import { DebriefItemCard } from './debrief-item-card.js';
import { VerdictMap } from './verdict-map.js';
import classes from './result.module.css';

export function Debriefing({ debrief }: { debrief: Debrief }) {
  const late = debrief.lateAnswers?.length ?? 0;
  return (
    <Stack gap="lg">
      <Card label="Score">
        <div className={classes.head}>
          <Headline debrief={debrief} />
          <VerdictMap items={debrief.items} />
        </div>
      </Card>
      {late > 0 && (
        <Alert color="yellow" title="After time was up">
          {plural(late, 'change')} arrived after the end and did not count.
        </Alert>
      )}
      <Topics debrief={debrief} />
      <Title order={2}>Question by question</Title>
      {debrief.items.map((item, index) => (
        <DebriefItemCard key={item.position} item={item} number={index + 1} />
      ))}
    </Stack>
  );
}

function Headline({ debrief }: { debrief: Debrief }) {
  const { score, maxScore, items, startedAt, finishedAt, finishCause } = debrief;
  const took = new Date(finishedAt).getTime() - new Date(startedAt).getTime();
  const right = items.filter(({ verdict }) => verdict === 'correct').length;
  const coming = items.filter(({ card }) => card !== null).length;
  return (
    <Stack gap="sm">
      <div>
        <Text className={classes.score} data-testid="score">
          {percent(score, maxScore)} %
        </Text>
        <Text>
          {right} of {plural(items.length, 'question')} fully right, {decimal(score)} of {decimal(maxScore)} points
        </Text>
        <Text size="sm" c="dimmed">
          {dateTimeText(startedAt)} · {durationText(took)}
          {finishCause === 'deadline' && ' · ended when time was up'}
        </Text>
      </div>
      <Text data-testid="coming-back">
        {coming > 0 ? `${coming} of them come back in your reviews.` : 'Nothing comes back: all of it held.'}
      </Text>
      <Group data-no-print>
        {coming > 0 && <LinkButton to="/reviews">Start reviewing</LinkButton>}
        <LinkButton to="/mocks/new" variant="default">
          Start another mock
        </LinkButton>
      </Group>
    </Stack>
  );
}

function Topics({ debrief }: { debrief: Debrief }) {
  const titleOf = useTopicTitles();
  return (
    <Card label="By topic">
      <Title order={2} mb="md">
        By topic
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="md">
        {debrief.byTopic.map(({ topic, score, maxScore, count }) => (
          <ScoreBar
            key={topic}
            label={titleOf(topic)}
            score={score}
            maxScore={maxScore}
            note={plural(count, 'question')}
          />
        ))}
      </SimpleGrid>
    </Card>
  );
}

const decimal = (value: number) => String(Math.round(value * 10) / 10);
