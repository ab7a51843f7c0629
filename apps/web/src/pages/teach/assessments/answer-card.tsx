import { Alert, Box, Stack, Text, Title } from '@mantine/core';
import { dateTimeText, durationText } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { Markdown } from '../../../ui/markdown.js';
import { QuestionMeta } from '../../../ui/question/question-meta.js';
import { SolutionLabel } from '../../../ui/question/solution-view.js';
import classes from './assess.module.css';
import type { Assessment } from './assessment-queries.js';

/** What was asked, what was answered, and what a good answer says. */
export function AnswerCard({ assessment }: { assessment: Assessment }) {
  const { reason, state } = assessment;
  const { text = '' } = (assessment.response ?? {}) as { text?: string };
  return (
    <Card label="Question and answer">
      <Stack gap="lg">
        {state === 'second-look' && reason && (
          <Alert color="yellow" title={`${assessment.candidateName} asks for a second look`}>
            {reason}
          </Alert>
        )}
        <div>
          <Title order={2} size="h3">
            The question
          </Title>
          <QuestionMeta topics={assessment.topics} level={assessment.level} kind="open" />
          <Box mt="xs">
            <Markdown>{assessment.prompt}</Markdown>
          </Box>
        </div>
        <div>
          <Title order={2} size="h3">
            The answer of {assessment.candidateName}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {dateTimeText(assessment.finishedAt)} · {durationText(assessment.timeSpentMs)} spent,{' '}
            {durationText(assessment.estimatedSeconds * 1000)} expected
          </Text>
          <div className={classes.answer} data-testid="answer">
            <Markdown>{text}</Markdown>
          </div>
        </div>
        <details className={classes.fold}>
          <summary>Model answer</summary>
          <Stack gap="md">
            <Markdown>{assessment.modelAnswer}</Markdown>
            <div>
              <SolutionLabel>Why</SolutionLabel>
              <Markdown>{assessment.explanation}</Markdown>
            </div>
          </Stack>
        </details>
      </Stack>
    </Card>
  );
}
