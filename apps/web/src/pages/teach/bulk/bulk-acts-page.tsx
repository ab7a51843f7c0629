import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTopicTitles } from '../../../queries.js';
import { dateTimeText, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import classes from '../../practice/question-row.module.css';
import { InstructorOnly } from '../instructor-only.js';
import { bulkActsQuery, type BulkAct } from './bulk-queries.js';
import { actText, stateWords } from './bulk-words.js';

/** One's own acts on many questions, with the way to undo them. */
export function BulkActsPage() {
  return (
    <InstructorOnly>
      <BulkActs />
    </InstructorOnly>
  );
}

function BulkActs() {
  const query = useQuery(bulkActsQuery);
  return (
    <Stack gap="lg">
      <PageTitle>Changes of many questions</PageTitle>
      <Card>
        <Loaded query={query}>{(acts) => <Found acts={acts} />}</Loaded>
      </Card>
    </Stack>
  );
}

function Found({ acts }: { acts: BulkAct[] }) {
  const titleOf = useTopicTitles();
  if (acts.length === 0) {
    return <EmptyState title="There is none yet" hint="Filter the questions, then change all that are found." />;
  }
  return acts.map((act) => (
    <div key={act.id} className={classes.row}>
      <Link to="/teach/bulk/$bulkId" params={{ bulkId: act.id }} className={classes.link}>
        <Text span fw={550}>
          {actText(act, titleOf)}
        </Text>
      </Link>
      <Text size="sm" c="dimmed">
        {stateWords[act.state]} · {plural(act.byVerdict.change ?? 0, 'question')} · {dateTimeText(act.createdAt)}
      </Text>
    </div>
  ));
}
