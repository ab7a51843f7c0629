import { writtenVerdicts } from '@app/interchange/domain/question-import.js';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import classes from '../../../ui/file-import/file-import.module.css';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { useSettleQuestions, type QuestionImport } from './import-queries.js';
import { formatWords } from './import-words.js';
import { MappingForm } from './mapping-form.js';
import { RecordList } from './record-list.js';

const number = (count: number) => count.toLocaleString('en-GB');

/** What a file would bring, before anything is written. */
export function Preview({ found }: { found: QuestionImport }) {
  const { figures, mapping } = found;
  if (!figures || !mapping) return null;
  const { byVerdict } = figures;
  const written = writtenVerdicts(mapping).reduce((sum, verdict) => sum + byVerdict[verdict], 0);
  return (
    <Stack gap="lg">
      <Card label="What is in the file">
        <Title order={2} mb="xs">
          What is in {found.fileName}
        </Title>
        <Text c="dimmed" mb="md">
          {formatWords[figures.format]}, {plural(figures.records, 'record')}. Nothing is written yet.
        </Text>
        <Figures figures={figures} />
        {figures.withLosses > 0 && (
          <Text size="sm" mt="sm">
            Of {plural(figures.withLosses, 'question')} something can’t be taken over. The list says what of each.
          </Text>
        )}
        {written === 0 && (
          <Alert color="gray" mt="lg" title="There is nothing to import">
            {byVerdict.unchanged > 0 ? 'Everything in this file is here already.' : 'The list says why.'}
          </Alert>
        )}
      </Card>
      {written > 0 && <MappingForm id={found.id} figures={figures} mapping={mapping} />}
      {written > 0 && <ApplyBar found={found} written={written} withoutTopic={figures.withoutTopic} />}
      <Card label="Records">
        <Title order={2} mb="xs">
          One by one
        </Title>
        <RecordList id={found.id} byVerdict={byVerdict} />
      </Card>
    </Stack>
  );
}

interface ApplyBarProps {
  found: QuestionImport;
  written: number;
  withoutTopic: number;
}

function ApplyBar({ found, written, withoutTopic }: ApplyBarProps) {
  const settle = useSettleQuestions(found.id, 'apply');
  return (
    <Stack gap="xs">
      <ProblemAlert error={settle.error} />
      {withoutTopic > 0 && (
        <Text size="sm" id="without-topic">
          {plural(withoutTopic, 'question')} {withoutTopic === 1 ? 'has' : 'have'} no topic yet: say above which.
        </Text>
      )}
      <Group>
        <Button
          onClick={() => settle.mutate()}
          loading={settle.isPending}
          disabled={withoutTopic > 0}
          aria-describedby={withoutTopic > 0 ? 'without-topic' : undefined}
        >
          Import {number(written)} {written === 1 ? 'question' : 'questions'}
        </Button>
      </Group>
    </Stack>
  );
}

function Figures({ figures: { byVerdict } }: { figures: NonNullable<QuestionImport['figures']> }) {
  const rows = [
    { label: 'New', value: byVerdict.new, note: 'become questions with a draft' },
    { label: 'Near duplicates', value: byVerdict['near-duplicate'], note: 'nearly the same is asked already' },
    { label: 'Updated', value: byVerdict.updated, note: 'get a new draft' },
    { label: 'Here already', value: byVerdict.unchanged + byVerdict.duplicate, note: 'unchanged, or asked already' },
    {
      label: 'Left out',
      value: byVerdict.conflict + byVerdict.unsupported + byVerdict.error,
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
