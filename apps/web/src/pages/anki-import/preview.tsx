import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import classes from '../../ui/file-import/file-import.module.css';
import { ItemList } from './item-list.js';
import type { CardImport } from './import-queries.js';
import { useSettle } from './use-settle.js';

const longDate = (at: string) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const number = (count: number) => count.toLocaleString('en-GB');

/** What a package would bring, before anything is imported. */
export function Preview({ found }: { found: CardImport }) {
  const settle = useSettle(found.id, 'apply');
  const { figures } = found;
  if (!figures) return null;
  const { byVerdict } = figures;
  const toImport = byVerdict.new + byVerdict.updated;
  return (
    <Stack gap="lg">
      <Card label="What is in the file">
        <Title order={2} mb="xs">
          What is in {found.fileName}
        </Title>
        <Text c="dimmed" mb="md">
          Nothing is imported yet.
        </Text>
        <Figures figures={figures} />
        <LeftOut figures={figures} />
        <ProblemAlert error={settle.error} />
        <Group mt="lg">
          {toImport > 0 ? (
            <Button onClick={() => settle.mutate()} loading={settle.isPending}>
              Import {number(toImport)} {toImport === 1 ? 'card' : 'cards'}
            </Button>
          ) : (
            <Alert color="gray" title="There is nothing to import">
              {byVerdict.unchanged > 0 ? 'Everything in this file is here already.' : 'The list says why.'}
            </Alert>
          )}
        </Group>
      </Card>
      <Card label="Cards">
        <Title order={2} mb="xs">
          Card by card
        </Title>
        <ItemList id={found.id} byVerdict={byVerdict} />
      </Card>
    </Stack>
  );
}

type FiguresOf = NonNullable<CardImport['figures']>;

function Figures({ figures }: { figures: FiguresOf }) {
  const { byVerdict, reviews, firstReviewAt, lastReviewAt } = figures;
  const rows = [
    {
      label: 'New cards',
      value: byVerdict.new,
      note: byVerdict.updated > 0 ? `${number(byVerdict.updated)} more updated` : '',
    },
    {
      label: 'Reviews that come along',
      value: reviews,
      note:
        firstReviewAt && lastReviewAt
          ? `${longDate(firstReviewAt)} to ${longDate(lastReviewAt)}`
          : 'no history in the file',
    },
    { label: 'Cards here already', value: byVerdict.unchanged, note: 'left as they are' },
    {
      label: 'Cards not imported',
      value: byVerdict.duplicate + byVerdict.unsupported + byVerdict.error,
      note: 'see the list for why',
    },
  ];
  return (
    <dl className={classes.figures}>
      {rows.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={classes.value}>{number(value)}</dd>
          <dd>
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LeftOut({ figures }: { figures: FiguresOf }) {
  const { withMedia, reviewsLeftOut, suspended } = figures;
  const notes = [
    withMedia > 0 &&
      `${plural(withMedia, 'card')} ${withMedia === 1 ? 'loses its' : 'lose their'} pictures and sounds; the text stays.`,
    reviewsLeftOut > 0 &&
      `${plural(reviewsLeftOut, 'entry', 'entries')} of the review log ${reviewsLeftOut === 1 ? 'says' : 'say'} nothing about memory (dates set by hand, answers that did not count) and ${reviewsLeftOut === 1 ? 'is' : 'are'} left out.`,
    suspended > 0 && `${plural(suspended, 'card')} ${suspended === 1 ? 'stays' : 'stay'} suspended.`,
  ].filter((note) => note !== false);
  return notes.map((note) => (
    <Text key={note} size="sm" mt="sm">
      {note}
    </Text>
  ));
}
