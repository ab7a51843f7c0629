import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { versionStateWords } from '../../../words.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { AbilityPicture } from './ability-picture.js';
import { KeyFigures } from './key-figures.js';
import { OptionTable } from './option-table.js';
import { statisticsQuery, tellingVersion, type QuestionStatistics } from './statistics-queries.js';
import { TasksOfQuestion } from './tasks-of-question.js';

export function StatisticsPage() {
  return (
    <InstructorOnly>
      <Statistics />
    </InstructorOnly>
  );
}

function Statistics() {
  const { questionId } = useParams({ from: '/shell/member/teach/questions/$questionId/statistics' });
  const query = useQuery(statisticsQuery(questionId));
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/questions/$questionId" params={{ questionId }} size="sm">
          Edit this question
        </TextLink>
        <PageTitle>Statistics</PageTitle>
      </div>
      <Loaded query={query}>{(statistics) => <Figures statistics={statistics} questionId={questionId} />}</Loaded>
    </Stack>
  );
}

function Figures({ statistics, questionId }: { statistics: QuestionStatistics; questionId: string }) {
  const [chosen, choose] = useState<number | undefined>();
  const { versions, tasks } = statistics;
  const version = versions.find(({ number }) => number === chosen) ?? tellingVersion(statistics);
  if (!version) return null;
  const isMet = version.all.answers + version.all.skipped > 0;
  return (
    <Stack gap="lg">
      <NativeSelect
        label="Version"
        maw={{ xs: 320 }}
        value={version.number}
        data={versions.map(({ number, state }) => ({
          value: String(number),
          label: `Version ${number}, ${versionStateWords[state].toLowerCase()}`,
        }))}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      />
      <TasksOfQuestion tasks={tasks.filter((task) => task.version === version.number)} />
      {version.reports > 0 && (
        <TextLink to="/teach/reports" search={{ questionId }}>
          What candidates reported
        </TextLink>
      )}
      {isMet ? (
        <>
          <KeyFigures version={version} />
          <AbilityPicture version={version} />
          {version.options && <OptionTable options={version.options} answers={version.first.answers} />}
          <Text size="sm" c="dimmed" maw={640}>
            Figures are of each person’s first answer in a sitting that was graded, without that of who wrote the
            version. Practice reviews do not count.
          </Text>
        </>
      ) : (
        <Card>
          <EmptyState
            title="Nobody has met this version yet"
            hint="Its figures come from sittings that are graded, a moment after each of them."
          />
        </Card>
      )}
    </Stack>
  );
}
