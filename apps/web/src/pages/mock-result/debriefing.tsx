import { Alert, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Debrief } from '../../shapes.js';
import { dateTimeText, plural } from '../../time.js';
import { TextLink } from '../../ui/link-button.js';
import { ScoreCharts } from './charts/score-charts.js';
import { TimeChart } from './charts/time-chart.js';
import { ClockCard } from './head/clock-card.js';
import { Headline } from './head/headline.js';
import { NextSteps } from './head/next-steps.js';
import { attemptText } from './head/sentences.js';
import { Untold } from './head/untold.js';
import { ItemList } from './items/item-list.js';
import classes from './result.module.css';
import { nextTelling } from './told.js';

/** A debrief from what matters most to the single question: how it went, what to do next, where it went wrong. */
export function Debriefing({ debrief }: { debrief: Debrief }) {
  useRenewal(debrief);
  return (
    <Stack gap="lg" className={classes.stack}>
      <Subtitle debrief={debrief} />
      <Headline debrief={debrief} />
      <Late count={debrief.lateAnswers.length} />
      <Untold debrief={debrief} />
      <NextSteps debrief={debrief} />
      <ScoreCharts debrief={debrief} />
      <TimeChart items={debrief.items} median={debrief.told.median.now} />
      <ClockCard debrief={debrief} />
      <ItemList debrief={debrief} />
    </Stack>
  );
}

function Subtitle({ debrief }: { debrief: Debrief }) {
  const { title, startedAt, resitOf } = debrief;
  const attempt = attemptText(debrief);
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed">
        {dateTimeText(startedAt)}
        {attempt && ` · ${attempt}`}
        {resitOf && (
          <>
            {' · '}
            <TextLink to="/mocks/$mockId/result" params={{ mockId: resitOf }} size="sm">
              the first time
            </TextLink>
          </>
        )}
      </Text>
    </div>
  );
}

function Late({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Alert color="yellow" title="After time was up">
      {plural(count, 'change')} arrived after the end and did not count.
    </Alert>
  );
}

/** The longest that a browser's timer can wait, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Asks again when more of it is told. */
function useRenewal({ id, told, serverNow }: Debrief): void {
  const queryClient = useQueryClient();
  const next = nextTelling(told);
  const wait = next === null ? null : Date.parse(next) - Date.parse(serverNow) + 1_000;
  useEffect(() => {
    if (wait === null || wait > longestTimer) return undefined;
    const timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['result', id] }), wait);
    return () => clearTimeout(timer);
  }, [wait, id, queryClient]);
}
