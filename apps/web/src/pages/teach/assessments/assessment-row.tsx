import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dateTimeText, plural } from '../../../time.js';
import { QuestionMeta } from '../../../ui/question/question-meta.js';
import { plainText } from '../../practice/question-row.js';
import classes from '../../practice/question-row.module.css';
import type { QueuedAnswer, RequestState } from './assessment-queries.js';

export const stateWords: Record<RequestState, string> = {
  waiting: 'First look',
  'second-look': 'Second look',
  done: 'Done',
};
const stateColours: Record<RequestState, string> = { waiting: 'blue', 'second-look': 'yellow', done: 'gray' };

export function StateMark({ state }: { state: RequestState }) {
  return (
    <Badge variant="light" color={stateColours[state]} tt="none" fw={600} style={{ flexShrink: 0 }}>
      {stateWords[state]}
    </Badge>
  );
}

export function AssessmentRow({ row }: { row: QueuedAnswer }) {
  const { sessionId, position, state, looks } = row;
  return (
    <div className={classes.row} data-testid="queued-answer">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Link
          to="/teach/assessments/$sessionId/$position"
          params={{ sessionId, position: String(position) }}
          className={classes.link}
        >
          <Text span lineClamp={2} fw={550}>
            {plainText(row.prompt)}
          </Text>
        </Link>
        <StateMark state={state} />
      </Group>
      <QuestionMeta topics={row.topics} level={row.level} kind="open" />
      <Text size="sm" c="dimmed">
        {row.candidateName} · asked {dateTimeText(row.askedAt)}
        {looks > 0 && ` · ${plural(looks, 'look')} so far`}
        {state === 'second-look' && !row.isYours && ' · the first look was yours'}
      </Text>
    </div>
  );
}
