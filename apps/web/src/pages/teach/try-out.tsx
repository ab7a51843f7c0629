import { candidateView } from '@app/question-bank/domain/candidate-view.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import { isProgram, onWire, type CandidateResponse } from '../../shapes.js';
import { percent } from '../../time.js';
import { Card } from '../../ui/card.js';
import { JudgeView } from '../../ui/judge/judge-view.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { QuestionFields } from '../../ui/question/question-fields.js';
import { SolutionView } from '../../ui/question/solution-view.js';
import { VerdictMark } from '../../ui/question/verdict.js';

/** The question as a candidate sees it, and what the grader makes of an answer. Nothing is stored. */
export function TryOut({ content }: { content: Content }) {
  const view = candidateView(content);
  const [response, setResponse] = useState<CandidateResponse>(null);
  const attempt = useMutation({
    mutationFn: (tried: Content) =>
      dataOf(
        api.POST('/api/v1/admin/questions/try', { body: { content: tried as never, response: onWire(response) } }),
      ),
  });
  // Of what was written since, the grade says nothing.
  const grade = attempt.variables === content ? attempt.data : undefined;
  return (
    <Card label="Preview">
      <Stack gap="lg">
        <Title order={2} size="h3">
          As a candidate sees it
        </Title>
        <QuestionFields content={view} response={response} onChange={setResponse} />
        <Group>
          <Button variant="default" loading={attempt.isPending} onClick={() => attempt.mutate(content)}>
            Grade this answer
          </Button>
          {grade && (
            <Group gap="xs" role="status" data-testid="try-grade">
              <VerdictMark verdict={grade.verdict} />
              <Text size="sm">{percent(grade.score, grade.maxScore)} %</Text>
            </Group>
          )}
        </Group>
        <ProblemAlert error={attempt.error} />
        {grade && isProgram(view) && <JudgeView judgement={grade.judge} content={view} />}
        {grade && <SolutionView content={view} solution={grade} />}
      </Stack>
    </Card>
  );
}
