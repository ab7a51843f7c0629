import { Anchor, List, Stack, Title } from '@mantine/core';
import type { CandidateView, Kind, Solution } from '../../shapes.js';
import { Markdown } from '../markdown.js';
import { AnswerText } from './answer-text.js';

const answerLabels: Partial<Record<Kind, string>> = {
  flashcard: 'Back',
  open: 'Model answer',
  code: 'Reference solution',
  sql: 'Reference solution',
};

/** The right answer, why, and where to read on; what is not told is not there. */
export function SolutionView({ content, solution }: { content: CandidateView; solution: Solution }) {
  const { correctAnswer, explanation, references = [] } = solution;
  return (
    <Stack gap="md">
      {correctAnswer !== undefined && (
        <div data-testid="correct-answer">
          <SolutionLabel>{answerLabels[content.kind] ?? 'Correct answer'}</SolutionLabel>
          <AnswerText content={content} answer={correctAnswer} />
        </div>
      )}
      {explanation !== undefined && (
        <div data-testid="explanation">
          <SolutionLabel>Why</SolutionLabel>
          <Markdown>{explanation}</Markdown>
        </div>
      )}
      {references.length > 0 && (
        <div>
          <SolutionLabel>Read on</SolutionLabel>
          <List size="sm">
            {references.map(({ title, url }) => (
              <List.Item key={url}>
                <Anchor href={url} underline="always" target="_blank" rel="noreferrer noopener">
                  {title}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}

export function SolutionLabel({ children }: { children: string }) {
  return (
    <Title order={3} size="sm" fw={650} c="dimmed" mb={4}>
      {children}
    </Title>
  );
}
