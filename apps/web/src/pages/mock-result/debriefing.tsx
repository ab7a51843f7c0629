import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { useTopicTitles } from '../../queries.js';
import type { Debrief } from '../../shapes.js';
import { dateTimeText, durationText, percent, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { LinkButton } from '../../ui/link-button.js';
import { ScoreBar } from '../../ui/score-bar.js';
import { DebriefItemCard } from './debrief-item-card.js';
import classes from './result.module.css';

export function Debriefing({ debrief }: { debrief: Debrief }) {
  const titleOf = useTopicTitles();
  const late = debrief.lateAnswers?.length ?? 0;
  return (
    <Stack gap="lg">
      <div className={classes.head}>
        <Card label="Score">
          <Headline debrief={debrief} />
        </Card>
        <Card label="By topic">
          <Title order={2} mb="md">
            By topic
          </Title>
          <Stack gap="md">
            {debrief.byTopic.map(({ topic, score, maxScore, count }) => (
              <ScoreBar
                key={topic}
                label={titleOf(topic)}
                score={score}
                maxScore={maxScore}
                note={plural(count, 'question')}
              />
            ))}
          </Stack>
        </Card>
      </div>
      {late > 0 && (
        <Alert color="yellow" title="After time was up">
          {plural(late, 'change')} arrived after the end and did not count.
        </Alert>
      )}
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
      <Text>
        {coming > 0 ? `${plural(coming, 'question')} of it come${coming === 1 ? 's' : ''} back in your reviews.` : 'Nothing to come back to: all of it held.'}
      </Text>
      <Group data-no-print>
        {coming > 0 && <LinkButton to="/reviews">Go to reviews</LinkButton>}
        <LinkButton to="/mocks/new" variant="default">
          Start another mock
        </LinkButton>
      </Group>
    </Stack>
  );
}

const decimal = (value: number) => String(Math.round(value * 10) / 10);
