import { Alert, Button, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem, dataOf } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { queryClient } from '../../../query-client.js';
import { Card } from '../../../ui/card.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { RubricChecks } from '../../../ui/rubric.js';
import { useShortcuts } from '../../../ui/shortcuts.js';
import { assessmentsKey, type Assessment } from './assessment-queries.js';
import { CommentField } from './comment-field.js';
import { useNextAnswer } from './use-next-answer.js';

/** The rubric to tick and a comment; saving leads to the next answer. */
export function AssessForm({ assessment }: { assessment: Assessment }) {
  const [criteria, setCriteria] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const toNext = useNextAnswer();
  const save = useSave(assessment);
  const skip = useMutation({ mutationFn: () => toNext(assessment) });
  const submit = () => {
    if (!save.isPending) save.mutate({ criteria, comment }, { onSuccess: () => void toNext() });
  };
  useShortcuts({ 'Alt+Enter': submit });
  return (
    <Card label="Assessment">
      <Stack gap="md">
        <Title order={2} size="h3">
          {assessment.state === 'second-look' ? 'Second look' : 'Assessment'}
        </Title>
        <RubricChecks
          label="Which criteria does it meet?"
          rubric={assessment.rubric}
          ticked={criteria}
          onChange={setCriteria}
          saidMet={assessment.selfCriteria}
        />
        <CommentField value={comment} onChange={setComment} />
        <Refused error={save.error ?? skip.error} />
        <Group>
          <Button loading={save.isPending} onClick={submit}>
            Save and next
          </Button>
          <Button variant="default" loading={skip.isPending} onClick={() => skip.mutate()}>
            Skip
          </Button>
        </Group>
        <Text size="sm" c="dimmed" visibleFrom="sm">
          <Kbd>Alt</Kbd> + <Kbd>Enter</Kbd> saves and goes on. It is the grade at once; the candidate reads the comment.
        </Text>
      </Stack>
    </Card>
  );
}

function useSave({ sessionId, position, nextLook }: Assessment) {
  // One a form: a retry after a lost reply is the same assessment.
  const [key] = useState(newId);
  return useMutation({
    mutationFn: (given: { criteria: string[]; comment: string }) =>
      dataOf(
        api.POST('/api/v1/admin/assessments/{sessionId}/{position}', {
          params: { path: { sessionId, position }, header: { 'Idempotency-Key': key } },
          body: { ...given, look: nextLook },
        }),
      ),
    onSuccess: ({ score }) => notifications.show({ message: `Saved: ${Math.round(score * 100)} %.` }),
  });
}

const overtaken = new Set(['version.stale', 'assessment.not-assessable', 'idempotency.mismatch']);

/** Where somebody was faster there is something new to read. */
function Refused({ error }: { error: unknown }) {
  if (!(error instanceof ApiProblem && overtaken.has(error.code)))
    return <ProblemAlert error={error} title="Not saved" />;
  return (
    <Alert color="yellow" role="alert" title="It has changed since you opened it">
      <Group justify="space-between">
        <Text size="sm">Somebody has assessed this answer, or its mock was reopened.</Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => void queryClient.invalidateQueries({ queryKey: assessmentsKey })}
        >
          Load it again
        </Button>
      </Group>
    </Alert>
  );
}
