import { Stack, Text } from '@mantine/core';
import { useTopicTitles } from '../../../queries.js';
import type { Debrief } from '../../../shapes.js';
import { percent, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { endText, meaningOf, pausesText, pointsText, timeText, waitingCount } from './sentences.js';
import { VerdictMap } from './verdict-map.js';
import classes from './head.module.css';

/** How it went: the score, what it means, the time it took, and all questions at a glance. */
export function Headline({ debrief }: { debrief: Debrief }) {
  const titleOf = useTopicTitles();
  return (
    <Card label="Score">
      <div className={classes.head}>
        <Stack gap="md">
          <Score debrief={debrief} />
          <Text size="lg" fw={550} data-testid="meaning">
            {meaningOf(debrief, titleOf)}
          </Text>
          <TimeUsed debrief={debrief} />
        </Stack>
        <VerdictMap items={debrief.items} />
      </div>
    </Card>
  );
}

function Score({ debrief }: { debrief: Debrief }) {
  const { score, maxScore, items } = debrief;
  const waiting = waitingCount(debrief);
  const waitingText = `${plural(waiting, 'answer')} ${waiting === 1 ? 'waits' : 'wait'} for a grade`;
  if (score === null || maxScore === null || maxScore === 0) {
    const answered = items.filter(({ response }) => response !== null).length;
    return (
      <div>
        <Text className={classes.noScore} data-testid="score">
          {score === null ? 'Score not told' : 'Not graded yet'}
        </Text>
        <Text>
          {answered} of {plural(items.length, 'question')} answered
          {waiting > 0 && `, ${waitingText}`}
        </Text>
      </div>
    );
  }
  const right = items.filter(({ verdict }) => verdict === 'correct').length;
  return (
    <div>
      <Text className={classes.score} data-testid="score">
        {percent(score, maxScore)} %
      </Text>
      <Text>
        {right} of {plural(items.length, 'question')} fully right, {pointsText(score)} of {plural(maxScore, 'point')}
        {waiting > 0 && `; ${waitingText}`}
      </Text>
    </div>
  );
}

function TimeUsed({ debrief }: { debrief: Debrief }) {
  const { activeMs, limitMs } = debrief.time;
  const share = limitMs ? Math.min(100, (100 * activeMs) / limitMs) : null;
  const notes = [pausesText(debrief), endText(debrief)].filter((note) => note !== undefined);
  return (
    <div data-testid="time-used">
      <Text>
        <Text span fw={600}>
          Time:
        </Text>{' '}
        {timeText(debrief)}
      </Text>
      {share !== null && (
        <div className={classes.used} aria-hidden>
          <div style={{ width: `${share}%` }} data-over={activeMs > (limitMs ?? 0) || undefined} />
        </div>
      )}
      {notes.length > 0 && (
        <Text size="sm" c="dimmed">
          {notes.join(' · ')}
        </Text>
      )}
    </div>
  );
}
