import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import { queryClient } from '../../query-client.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { RubricChecks, RubricMet, scoreText, type Criterion } from '../../ui/rubric.js';
import { AssessmentNote } from './assessment-note.js';
import { isAnswered, rubricOf, type OpenItem } from './open-item.js';
import classes from './assessment.module.css';

interface SelfAssessmentProps {
  mockId: string;
  item: OpenItem & { content: { kind: string; assessment?: 'self' | 'instructor' }; correctAnswer?: unknown };
}

/**
 * How an open answer comes to its grade: by its candidate's own ticks, or an instructor's. Nothing where it was not
 * answered; the rubric only once the key is told.
 */
export function SelfAssessment({ mockId, item }: SelfAssessmentProps) {
  const { verdict, content, assessment } = item;
  if (content.kind !== 'open' || !isAnswered(item)) return null;
  const rubric = rubricOf(item);
  if (assessment?.look) return <AssessmentNote mockId={mockId} item={item} rubric={rubric} assessment={assessment} />;
  const byInstructor = content.assessment === 'instructor';
  return (
    <section aria-label="Assessment" className={classes.box}>
      <Stack gap="sm">
        <Title order={4} size="sm" fw={650}>
          {titleOf(verdict, byInstructor)}
        </Title>
        {verdict === 'ungraded' && rubric.length > 0 ? (
          <Ticking
            key={item.selfCriteria?.join() ?? ''}
            mockId={mockId}
            item={item}
            rubric={rubric}
            isFinal={!byInstructor}
          />
        ) : (
          <Said item={item} rubric={rubric} />
        )}
      </Stack>
    </section>
  );
}

function titleOf(verdict: OpenItem['verdict'], byInstructor: boolean): string {
  if (verdict !== 'ungraded') return 'Your own assessment';
  return byInstructor ? 'Waiting for an instructor' : 'Grade it yourself';
}

function Said({ item, rubric }: { item: OpenItem; rubric: readonly Criterion[] }) {
  if (rubric.length === 0) return <Text size="sm">The criteria are not shown yet.</Text>;
  if (!item.selfCriteria) return <Text size="sm">No criteria were ticked.</Text>;
  return (
    <>
      <RubricMet rubric={rubric} met={item.selfCriteria} />
      <Text fw={650}>{scoreText(rubric, item.selfCriteria)}</Text>
    </>
  );
}

interface TickingProps {
  mockId: string;
  item: OpenItem;
  rubric: readonly Criterion[];
  /** Whether the ticks are the grade. */
  isFinal: boolean;
}

function Ticking({ mockId, item, rubric, isFinal }: TickingProps) {
  const [criteria, setCriteria] = useState(item.selfCriteria ?? []);
  const save = useMutation({
    mutationFn: () =>
      dataOf(
        api.PUT('/api/v1/quiz-sessions/{id}/items/{position}/self-assessment', {
          params: { path: { id: mockId, position: item.position } },
          body: { criteria },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['result', mockId] }),
  });
  return (
    <>
      <Text size="sm">
        {isFinal
          ? 'Tick what your answer does. That is its grade, once and for good.'
          : 'Until somebody has looked you can say for yourself what your answer does. They will see it; the grade is theirs.'}
      </Text>
      <RubricChecks label="Your answer…" rubric={rubric} ticked={criteria} onChange={setCriteria} />
      <ProblemAlert error={save.error} title="Not saved" />
      <Group data-no-print>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {isFinal ? 'Make this the grade' : 'Save what I think'}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess || item.selfCriteria ? 'Saved.' : ''}
        </Text>
      </Group>
    </>
  );
}
