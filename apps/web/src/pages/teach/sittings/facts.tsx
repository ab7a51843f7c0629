import { accommodationText } from '@app/identity/domain/accommodation.js';
import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { dateTimeText, durationText, percent, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { TextLink } from '../../../ui/link-button.js';
import classes from './facts.module.css';
import type { SupervisedSitting } from './sitting-queries.js';
import { SittingState } from './sitting-state.js';
import { TimeLeft } from './time-left.js';

/** What there is to know of a sitting beside its questions and its ledger. */
export function Facts({ sitting }: { sitting: SupervisedSitting }) {
  const { state, answered, count, flagged, score, maxScore, deadlineAt, finishedAt, attempt } = sitting;
  const isLive = state === 'running' || state === 'paused';
  return (
    <Card label="Facts">
      <Stack gap="md">
        <Group justify="space-between">
          <div>
            <TimeLeft sitting={sitting} size="lg" />
            {isLive && sitting.left && (
              <Text span c="dimmed">
                {' left'}
              </Text>
            )}
          </div>
          <SittingState sitting={sitting} />
        </Group>
        <dl className={classes.facts}>
          <Fact name="Answered">
            {answered} of {count}
            {flagged > 0 && `, ${flagged} flagged`}
          </Fact>
          {score !== null && <Fact name="Score">{percent(score, maxScore ?? 0)} %</Fact>}
          <Fact name="Started">{dateTimeText(sitting.startedAt)}</Fact>
          {isLive && deadlineAt && <Fact name="Ends">{dateTimeText(deadlineAt)}</Fact>}
          {finishedAt && <Fact name="Ended">{dateTimeText(finishedAt)}</Fact>}
          <Fact name="Clock">{clockWords(sitting.clock)}</Fact>
          <Fact name="Order">{sitting.navigation === 'free' ? 'free' : 'forward only'}</Fact>
          {isLive && <Fact name="Breaks">{breakWords(sitting.pause)}</Fact>}
          {attempt !== null && <Fact name="Attempt">{attempt}</Fact>}
          <Fact name="Accommodation">
            {sitting.accommodation ? accommodationText(sitting.accommodation) : 'none'}
            {sitting.accommodationRefused && `; this interview applies none: ${sitting.accommodationRefused}`}
          </Fact>
        </dl>
        <Text size="sm">
          <TextLink to="/teach/sittings" search={{ state: 'all', personId: sitting.personId }}>
            All sittings of {sitting.displayName}
          </TextLink>
        </Text>
      </Stack>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function clockWords({ mode, limitMs }: SupervisedSitting['clock']): string {
  if (limitMs === null) return 'off';
  return mode === 'hard' ? `${durationText(limitMs)}, then it ends` : `${durationText(limitMs)}, advice only`;
}

function breakWords({ by, breaksLeft, breakMs, pausedUntil }: SupervisedSitting['pause']): string {
  const now = pausedUntil ? `; this one until ${dateTimeText(pausedUntil)}` : '';
  if (by !== 'candidate') return `none of their own${now}`;
  return `${plural(breaksLeft, 'break')} left, of up to ${durationText(breakMs)}${now}`;
}
