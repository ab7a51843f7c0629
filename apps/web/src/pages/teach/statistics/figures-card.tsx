import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { correlationText, percentOf } from './alarm-words.js';
import { statisticsQuery, tellingVersion, type QuestionStatistics } from './statistics-queries.js';

/** What is known of a question from its answers, in short, beside its editor. */
export function FiguresCard({ questionId }: { questionId: string }) {
  const query = useQuery(statisticsQuery(questionId));
  return (
    <Card label="Statistics">
      <Stack gap="xs">
        <Group justify="space-between" align="baseline">
          <Title order={2} size="h3">
            Statistics
          </Title>
          <TextLink to="/teach/questions/$questionId/statistics" params={{ questionId }} size="sm">
            All figures
          </TextLink>
        </Group>
        <Loaded query={query}>{(statistics) => <Text>{inShort(statistics)}</Text>}</Loaded>
      </Stack>
    </Card>
  );
}

function inShort(statistics: QuestionStatistics): string {
  const version = tellingVersion(statistics);
  const open = statistics.tasks.filter(({ state }) => state === 'open').length;
  const reports = statistics.versions.reduce((sum, { openReports }) => sum + openReports, 0);
  const waiting = [
    ...(open > 0 ? [plural(open, 'alarm')] : []),
    ...(reports > 0 ? [plural(reports, 'open report')] : []),
  ].join(' and ');
  const known =
    version?.facility == null
      ? 'Nobody has answered it in a sitting yet.'
      : `Version ${version.number}: facility ${percentOf(version.facility)} of ${plural(version.first.answers, 'first answer')}${discriminationText(version.discrimination.correlation)}.`;
  return waiting ? `${known} ${waiting} to look at.` : known;
}

const discriminationText = (correlation: number | null) =>
  correlation === null ? '' : `, discrimination ${correlationText(correlation)}`;
