import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTopicTitles } from '../../queries.js';
import { calendarDay, dateText, plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { LinkButton } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { levelWords } from '../../words.js';
import { Choices } from './choices.js';
import { countdownText } from './countdown-text.js';
import { DaysAhead } from './days-ahead.js';
import classes from './interview.module.css';
import {
  bodyOf,
  planQuery,
  useRemoveInterview,
  useSetInterview,
  type Interview,
  type InterviewPlan,
} from './interview-queries.js';
import { RecallRange } from './recall-range.js';

/** The way to the interview's day. */
export function Plan({ interview, onEdit }: { interview: Interview; onEdit: () => void }) {
  const query = useQuery(planQuery(interview));
  return (
    <Stack gap="lg">
      <Head interview={interview} onEdit={onEdit} />
      <Loaded query={query}>
        {(plan) => (
          <Stack gap="lg">
            <Verdict plan={plan} />
            <OnTheDay plan={plan} />
            {plan.days.length > 0 && <DaysAhead plan={plan} />}
            <LastLook plan={plan} />
          </Stack>
        )}
      </Loaded>
      {interview.daysLeft > 0 && <Choices interview={interview} />}
    </Stack>
  );
}

function Head({ interview, onEdit }: { interview: Interview; onEdit: () => void }) {
  const titleOf = useTopicTitles();
  const remove = useRemoveInterview();
  const { title, on, topics, levels, minutesPerDay } = interview;
  const shown = topics.slice(0, 8).map(titleOf).join(', ');
  const more = topics.length > 8 ? ` and ${topics.length - 8} more` : '';
  const at = levels.length ? ` (${levels.map((level) => levelWords[level].toLowerCase()).join(', ')})` : '';
  return (
    <Card accent label="Interview">
      <Group justify="space-between" align="flex-start">
        <div className={classes.head}>
          <Text fw={500}>{title || 'Interview'}</Text>
          <Title order={2} className={classes.countdown}>
            {countdownText(interview)}
          </Title>
          <Text mt={4}>
            {dateText(calendarDay(on))}, {plural(minutesPerDay, 'minute')} a day
          </Text>
          <Text c="dimmed" size="sm" mt={4}>
            {shown}
            {more}
            {at}
          </Text>
        </div>
        <Group gap="xs">
          <LinkButton to="/reviews">Review now</LinkButton>
          <Button variant="default" onClick={onEdit}>
            Edit
          </Button>
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(interview)}>
            Remove
          </Button>
        </Group>
      </Group>
    </Card>
  );
}

/** Whether the date can be met; where it can't, what can be reached and what could be changed, each with one click. */
function Verdict({ plan }: { plan: InterviewPlan }) {
  const setInterview = useSetInterview();
  const { interview, met, minutes, cards, topicsInReach } = plan;
  const change = (part: { minutesPerDay?: number; topics?: string[] }) =>
    setInterview.mutate({ body: { ...bodyOf(interview), ...part }, before: interview });
  if (plan.days.length === 0) {
    return (
      <Alert title="It is today. Good luck!">What you know now is what you take with you. Get some rest, too.</Alert>
    );
  }
  if (cards.total === 0) {
    return (
      <Alert color="yellow" title="There is nothing to learn yet">
        No published question fits these topics and levels. Choose others.
      </Alert>
    );
  }
  if (met) {
    return (
      <Alert color="teal" title="You can make it">
        {plural(interview.minutesPerDay, 'minute')} a day are enough for all {plural(cards.total, 'card')}
        {plan.newPerDay > 0 && `, with ${plural(plan.newPerDay, 'new card')} a day`}.
        {minutes.needed !== null &&
          minutes.needed < interview.minutesPerDay &&
          ` About ${plural(minutes.needed, 'minute')} a day would do.`}
      </Alert>
    );
  }
  return (
    <Alert color="yellow" title="The date can’t be met with this time">
      <Text size="sm">
        With {plural(interview.minutesPerDay, 'minute')} a day you would see {Math.round(cards.seen)} of{' '}
        {plural(cards.total, 'card')} and know about {Math.round(cards.known)} of them on the day.{' '}
        {minutes.needed === null
          ? 'No time a day is enough any more: fewer topics, or a later day, would be.'
          : `It takes about ${plural(minutes.needed, 'minute')} a day to see and keep them all.`}
      </Text>
      <Group gap="xs" mt="sm">
        {minutes.needed !== null && (
          <Button size="sm" loading={setInterview.isPending} onClick={() => change({ minutesPerDay: minutes.needed! })}>
            Study {plural(minutes.needed, 'minute')} a day
          </Button>
        )}
        {topicsInReach && (
          <Button
            size="sm"
            variant="default"
            loading={setInterview.isPending}
            onClick={() => change({ topics: topicsInReach })}
          >
            Keep {topicsInReach.length} of {plural(interview.topics.length, 'topic')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={setInterview.error} />
    </Alert>
  );
}

function OnTheDay({ plan: { recall, recallOfSeen, cards, interview } }: { plan: InterviewPlan }) {
  if (cards.total === 0) return null;
  const share = (part: number) => `${Math.round(part * 100)} %`;
  return (
    <Card label="On the day">
      <Title order={2}>On the day</Title>
      <Text mt={4} mb="md" maw={720}>
        You would recall about <strong>{share(recall.mean)}</strong> of all {plural(cards.total, 'card')}, in 8 of 10
        cases between {share(recall.low)} and {share(recall.high)}: cards that you have not seen by then count as not
        known. Of those you have seen it is {share(recallOfSeen)}.
      </Text>
      <RecallRange recall={recall} aim={interview.desiredRetention} />
      <Text size="sm" mt="md">
        {cards.seenNow} of {plural(cards.total, 'card')} seen so far, {Math.round(cards.seen)} by then. The dashed line
        is what is aimed at: {share(interview.desiredRetention)}.
      </Text>
    </Card>
  );
}

function LastLook({ plan: { lastLook, cards } }: { plan: InterviewPlan }) {
  if (!lastLook || cards.total === 0) return null;
  return (
    <Card label="Last looks">
      <Title order={2}>A last look, without a wall</Title>
      <Text mt={4} maw={720}>
        From {dateText(calendarDay(lastLook.fromOn))} until {dateText(calendarDay(lastLook.untilOn))} each card comes
        once more, spread over these days: at most about {plural(lastLook.mostPerDay, 'review')} on one of them. After
        the interview your cards go back to the long term by themselves.
      </Text>
    </Card>
  );
}
