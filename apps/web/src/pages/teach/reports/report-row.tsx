import { Badge, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dateTimeText } from '../../../time.js';
import { reportKindWords } from '../../../ui/report-fault/report-words.js';
import { plainText } from '../../practice/question-row.js';
import classes from '../../practice/question-row.module.css';
import type { Report } from './report-queries.js';
import styles from './reports.module.css';

export const stateWords: Record<Report['state'], string> = {
  open: 'Open',
  answered: 'Answered',
  dismissed: 'Dismissed',
  mended: 'Mended',
};
const stateColours: Record<Report['state'], string> = {
  open: 'yellow',
  answered: 'blue',
  dismissed: 'gray',
  mended: 'green',
};

interface ReportRowProps {
  report: Report;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

export function ReportRow({ report, chosen, onChoose }: ReportRowProps) {
  const { kind, text, state, questionId, version, publishedVersion, reporterName, createdAt } = report;
  return (
    <Stack gap={4} className={classes.row} data-testid="report">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        {state === 'open' ? (
          <Checkbox
            fw={600}
            label={reportKindWords[kind]}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        ) : (
          <Text fw={600}>{reportKindWords[kind]}</Text>
        )}
        <Badge variant="light" color={stateColours[state]} tt="none" fw={600} style={{ flexShrink: 0 }}>
          {stateWords[state]}
        </Badge>
      </Group>
      <Text className={styles.text}>{text}</Text>
      <Link to="/teach/questions/$questionId" params={{ questionId }} className={classes.link}>
        <Text span size="sm" lineClamp={2}>
          {plainText(report.prompt)}
        </Text>
      </Link>
      <Text size="sm" c="dimmed">
        {reporterName}, {dateTimeText(createdAt)} · version {version}
        {publishedVersion !== version &&
          `, ${publishedVersion === null ? 'none published now' : `published now: ${publishedVersion}`}`}
      </Text>
      <Settled report={report} />
    </Stack>
  );
}

function Settled({ report: { settledAt, settledByName, answer } }: { report: Report }) {
  if (settledAt === null) return null;
  return (
    <Text size="sm">
      {settledByName ?? 'Somebody who left'}, {dateTimeText(settledAt)}
      {answer ? `: “${answer}”` : ', without a word'}
    </Text>
  );
}
