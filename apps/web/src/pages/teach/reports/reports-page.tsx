import { reportStates, type ReportState } from '@app/item-statistics/domain/report.js';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { given } from '../../../api.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { reportsQuery, type ReportFilter } from './report-queries.js';
import { ReportRow, stateWords } from './report-row.js';
import classes from './reports.module.css';
import { SettleReportsDialog } from './settle-reports-dialog.js';

export function ReportsPage() {
  return (
    <InstructorOnly>
      <Reports />
    </InstructorOnly>
  );
}

/** As many as may be settled at once. */
const mostAtOnce = 100;

function Reports() {
  const filter = useSearch({ from: '/shell/member/teach/reports' });
  const query = useInfiniteQuery(reportsQuery(filter));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isSettling, setSettling] = useState(false);
  const reports = query.data?.pages.flatMap(({ items }) => items) ?? [];
  // What was settled elsewhere meanwhile can't be chosen any more.
  const ids = reports.filter(({ id, state }) => state === 'open' && chosen.includes(id)).map(({ id }) => id);
  const choose = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...ids, id].slice(0, mostAtOnce) : ids.filter((other) => other !== id));
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>Reports</PageTitle>
        <Text c="dimmed" maw={640}>
          Faults that candidates found. Tick those of the same fault, settle them, and everybody who reported it is
          told.
        </Text>
      </div>
      <Filter filter={filter} />
      <Card>
        <Loaded query={query}>
          {() =>
            reports.length === 0 ? (
              <Nothing filter={filter} />
            ) : (
              reports.map((report) => (
                <ReportRow
                  key={report.id}
                  report={report}
                  chosen={ids.includes(report.id)}
                  onChoose={(isChosen) => choose(report.id, isChosen)}
                />
              ))
            )
          }
        </Loaded>
      </Card>
      {query.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
      {ids.length > 0 && (
        <Card label="Chosen reports" className={classes.bar}>
          <Group justify="space-between">
            <Text role="status">{plural(ids.length, 'report')} chosen</Text>
            <Group gap="xs">
              <Button variant="default" onClick={() => setChosen([])}>
                Choose none
              </Button>
              <Button onClick={() => setSettling(true)}>Settle…</Button>
            </Group>
          </Group>
        </Card>
      )}
      {isSettling && (
        <SettleReportsDialog
          ids={ids}
          onSettled={() => {
            setChosen([]);
            setSettling(false);
          }}
          onClose={() => setSettling(false)}
        />
      )}
    </Stack>
  );
}

function Filter({ filter }: { filter: ReportFilter }) {
  const navigate = useNavigate();
  const { questionId } = filter;
  const set = (state: string) =>
    void navigate({
      to: '/teach/reports',
      search: given({ questionId, state }) as ReportFilter,
      replace: true,
      resetScroll: false,
    });
  return (
    <Group align="flex-end">
      <NativeSelect
        label="Show"
        value={filter.state ?? (questionId ? '' : 'open')}
        data={[
          ...(questionId ? [{ value: '', label: 'All' }] : []),
          ...reportStates.map((value: ReportState) => ({ value, label: stateWords[value] })),
        ]}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {questionId && <TextLink to="/teach/reports">Of all questions</TextLink>}
    </Group>
  );
}

function Nothing({ filter: { state, questionId } }: { filter: ReportFilter }) {
  if (questionId || (state && state !== 'open')) {
    return <EmptyState title="Nothing fits" hint="Choose another state." />;
  }
  return (
    <EmptyState
      title="No report is open"
      hint="Candidates can report a fault after each review and in the debrief of a sitting."
    />
  );
}
