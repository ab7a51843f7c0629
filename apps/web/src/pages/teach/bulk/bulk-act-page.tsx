import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTopicTitles } from '../../../queries.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { FileUnderWay } from '../../../ui/file-import/file-under-way.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import classes from '../../practice/question-row.module.css';
import { InstructorOnly } from '../instructor-only.js';
import {
  bulkActQuery,
  bulkItemsQuery,
  useSettleBulk,
  type BulkAct,
  type BulkItem,
  type BulkVerdict,
} from './bulk-queries.js';
import { actText, outcomeWords, reasonWords, valueText } from './bulk-words.js';

export function BulkActPage() {
  return (
    <InstructorOnly>
      <OneBulkAct />
    </InstructorOnly>
  );
}

function OneBulkAct() {
  const { bulkId } = useParams({ from: '/shell/member/teach/bulk/$bulkId' });
  const query = useQuery(bulkActQuery(bulkId));
  const titleOf = useTopicTitles();
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/questions" size="sm">
          All questions
        </TextLink>
        <PageTitle>{query.data ? actText(query.data, titleOf) : 'Change many questions'}</PageTitle>
      </div>
      <Loaded query={query}>
        {(act) => (
          <>
            <Standing act={act} />
            <Items act={act} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** Where the act stands, and what can be done with it. */
function Standing({ act }: { act: BulkAct }) {
  const settle = useSettleBulk(act.id);
  const { byVerdict, byOutcome, state } = act;
  if (state === 'applying' || state === 'undoing') {
    const words = state === 'applying' ? 'Changing the questions…' : 'Taking the changes back…';
    return <FileUnderWay words={words} share={act.progress} />;
  }
  const change = byVerdict.change ?? 0;
  return (
    <Card label="What becomes of them">
      <Stack gap="sm">
        <Text role="status">{state === 'previewed' ? previewText(byVerdict) : outcomeText(byOutcome)}</Text>
        <ProblemAlert error={settle.error} />
        {state === 'previewed' && change > 0 && (
          <Group>
            <Button loading={settle.isPending} onClick={() => settle.mutate('apply')}>
              Change {plural(change, 'question')}
            </Button>
          </Group>
        )}
        {act.undoable && (
          <Group>
            <Button variant="default" loading={settle.isPending} onClick={() => settle.mutate('undo')}>
              Undo
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function previewText({ change = 0, unchanged = 0, refused = 0 }: BulkAct['byVerdict']): string {
  const parts = [
    `${plural(change, 'question')} would change`,
    unchanged > 0 && `${unchanged} stay as they are`,
    refused > 0 && `${refused} can’t be changed`,
  ];
  return `${parts.filter((part) => part !== false).join(', ')}. Nothing is done yet.`;
}

function outcomeText({ done = 0, left = 0, undone = 0, kept = 0 }: BulkAct['byOutcome']): string {
  const parts = [
    done > 0 && `${plural(done, 'question')} changed`,
    left > 0 && `${left} left, because they had changed since the preview`,
    undone > 0 && `${plural(undone, 'question')} as before`,
    kept > 0 && `${kept} kept, because they have changed since`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing was changed.';
}

const verdictWords: Record<BulkVerdict, string> = {
  change: 'What changes',
  unchanged: 'What stays as it is',
  refused: 'What can’t be changed',
};

function Items({ act }: { act: BulkAct }) {
  const counted = (verdict: BulkVerdict) => act.byVerdict[verdict] ?? 0;
  const [verdict, setVerdict] = useState<BulkVerdict>(
    counted('change') === 0 && counted('refused') > 0 ? 'refused' : 'change',
  );
  const query = useInfiniteQuery(bulkItemsQuery(act.id, verdict));
  return (
    <Card label="Question by question">
      <Stack gap="sm">
        <NativeSelect
          label="Show"
          maw={{ xs: 320 }}
          value={verdict}
          onChange={({ currentTarget }) => setVerdict(currentTarget.value as BulkVerdict)}
          data={(Object.keys(verdictWords) as BulkVerdict[]).map((value) => ({
            value,
            label: `${verdictWords[value]} (${counted(value)})`,
          }))}
        />
        <Loaded query={query}>
          {({ pages }) => (
            <Found items={pages.flatMap(({ items }) => items)} people={pages.flatMap(({ people }) => people)} />
          )}
        </Loaded>
        {query.hasNextPage && (
          <Group justify="center">
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show more
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Found({ items, people }: { items: BulkItem[]; people: { id: string; displayName: string }[] }) {
  const topicOf = useTopicTitles();
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const words = { topicOf, personOf: (id: string) => names.get(id) ?? id };
  if (items.length === 0) return <EmptyState title="There is none" hint="Choose what else to show." />;
  return items.map(({ position, questionId, slug, before, after, reason, outcome }) => (
    <div key={position} className={classes.row} data-testid="bulk-item">
      <Link to="/teach/questions/$questionId" params={{ questionId }} className={classes.link}>
        <Text span fw={550} style={{ overflowWrap: 'anywhere' }}>
          {slug}
        </Text>
      </Link>
      {after !== null && (
        <Text size="sm">
          {valueText(before, words)} → <strong>{valueText(after, words)}</strong>
        </Text>
      )}
      {(reason ?? outcome) !== null && (
        <Text size="sm" c="dimmed">
          {reason === null ? outcome && outcomeWords[outcome] : reasonWords[reason]}
        </Text>
      )}
    </div>
  ));
}
