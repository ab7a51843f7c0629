import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.js';
import type { AuthoredQuestion, VersionState, WorkflowAct } from '../../shapes.js';
import { dateTimeText } from '../../time.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { StateBadge } from './state-badge.js';
import { VersionDiff } from './version-diff.js';
import classes from '../practice/question-row.module.css';

/** A reviewer’s verdict has its own place on the page. */
type Act = Exclude<WorkflowAct, 'approve' | 'reject'>;
type Version = AuthoredQuestion['versions'][number];

const acts: Record<VersionState, readonly Act[]> = {
  draft: ['submit'],
  'in-review': [],
  approved: ['publish'],
  published: ['retire'],
  retired: [],
};
const actWords: Record<Act, string> = {
  submit: 'Submit for review',
  publish: 'Publish',
  retire: 'Retire',
};

interface VersionsProps {
  question: AuthoredQuestion;
  /** What is written below is not saved: no step takes it for what it is not. */
  isUnsaved: boolean;
  onChanged: () => Promise<void>;
}

/** Every version, newest first, with the steps that its state permits. */
export function Versions({ question, isUnsaved, onChanged }: VersionsProps) {
  const move = useMutation({
    mutationFn: ({ number, act }: { number: number; act: Act }) =>
      api.POST('/api/v1/admin/questions/{id}/versions/{number}/{act}', {
        params: { path: { id: question.id, number, act } },
      }),
    onSuccess: onChanged,
  });
  const revert = useMutation({
    mutationFn: (number: number) =>
      api.POST('/api/v1/admin/questions/{id}/versions/{number}/revert', {
        params: { path: { id: question.id, number } },
      }),
    onSuccess: onChanged,
  });
  const [compared, compare] = useState<number | undefined>();
  const versions = [...question.versions].sort((a, b) => b.number - a.number);
  const newest = versions[0];
  const mayRevert = newest?.state !== 'in-review' && newest?.state !== 'approved';
  return (
    <Card label="Versions">
      <Stack gap="xs">
        <Title order={2} size="h3">
          Versions
        </Title>
        <ProblemAlert error={move.error ?? revert.error} title="That did not go through" />
        {isUnsaved && (
          <Text size="sm" c="dimmed">
            Each step is open once what you changed below is saved.
          </Text>
        )}
        <div>
          {versions.map((version) => (
            <VersionRow
              key={version.number}
              version={version}
              busy={move.isPending || revert.isPending || isUnsaved}
              onCompare={() => compare(version.number)}
              onRevert={mayRevert && version !== newest ? () => revert.mutate(version.number) : undefined}
              onAct={(act) => move.mutate({ number: version.number, act })}
            />
          ))}
        </div>
        {compared !== undefined && (
          <VersionDiff
            questionId={question.id}
            number={compared}
            numbers={question.versions.map(({ number }) => number)}
            onClose={() => compare(undefined)}
          />
        )}
      </Stack>
    </Card>
  );
}

interface VersionRowProps {
  version: Version;
  busy: boolean;
  onAct: (act: Act) => void;
  onCompare: () => void;
  onRevert: (() => void) | undefined;
}

function VersionRow({ version, busy, onAct, onCompare, onRevert }: VersionRowProps) {
  const { number, state, message, createdAt } = version;
  return (
    <Group justify="space-between" className={classes.row} data-testid={`version-${number}`}>
      <Group gap="sm">
        <Text fw={600}>Version {number}</Text>
        <StateBadge state={state} />
        <Text size="sm" c="dimmed">
          {message || 'No message'} · {dateTimeText(createdAt)}
        </Text>
      </Group>
      <Group gap="xs">
        <Button size="xs" variant="subtle" onClick={onCompare} aria-label={`What version ${number} changed`}>
          Changes
        </Button>
        {onRevert && (
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            onClick={onRevert}
            aria-label={`Make version ${number} the draft again`}
          >
            Bring back
          </Button>
        )}
        {acts[state].map((act, index) => (
          <Button
            key={act}
            size="xs"
            variant={index === 0 && act !== 'retire' ? 'filled' : 'default'}
            disabled={busy}
            onClick={() => onAct(act)}
          >
            {actWords[act]}
          </Button>
        ))}
      </Group>
    </Group>
  );
}
