import { Button, Group, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { CandidateResponse, GradedReview, ProgramView, Question } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { Markdown } from '../../ui/markdown.js';
import { practiceShelf, programShelf } from '../../ui/program/program-shelf.js';
import { SchemaFold } from '../../ui/program/schema-view.js';
import { AnswerText } from '../../ui/question/answer-text.js';
import { QuestionFields } from '../../ui/question/question-fields.js';
import { QuestionMeta } from '../../ui/question/question-meta.js';
import { SolutionLabel } from '../../ui/question/solution-view.js';
import { Graded } from './graded.js';

interface ProgramReviewProps {
  question: Question;
  content: ProgramView;
  busy: boolean;
  review: GradedReview | undefined;
  /** What went wrong on the way, with a way to try again. */
  trouble: ReactNode;
  onSubmit: (response: CandidateResponse) => void;
  onNext: () => void;
  nextLabel: string;
  /** Beside the question's topic. */
  actions?: ReactNode;
}

/** A review that is answered by a program: the workbench over the whole width, then the judge's report. */
export function ProgramReview(props: ProgramReviewProps) {
  const { question, content, busy, review, trouble, onSubmit, onNext, nextLabel, actions } = props;
  const [response, setResponse] = useState<CandidateResponse>(null);
  const shelf = practiceShelf(question.id);
  if (review) {
    return (
      <Card label="Question">
        <Stack gap="lg">
          <QuestionMeta {...question} />
          <Markdown>{content.prompt}</Markdown>
          <SchemaFold content={content} />
          <Graded question={question} review={review} teach onNext={onNext} nextLabel={nextLabel}>
            {response && (
              <div>
                <SolutionLabel>Your answer</SolutionLabel>
                <AnswerText content={content} answer={response} />
              </div>
            )}
          </Graded>
        </Stack>
      </Card>
    );
  }
  const submit = (given: CandidateResponse) => {
    setResponse(given);
    onSubmit(given);
  };
  return (
    <section aria-label="Question" data-wide>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <QuestionMeta {...question} />
          {actions}
        </Group>
        <QuestionFields
          content={content}
          response={response}
          onChange={setResponse}
          disabled={busy}
          host={{ slug: question.slug, shelf, onSubmit: () => onSubmit(response), submitting: busy }}
        />
        {trouble}
        <Group>
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => submit(null)}>
            I don’t know
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

/** What was handed in is no draft any more: the next time starts from nothing. */
export const forgetProgram = (questionId: string): void => programShelf.drop(practiceShelf(questionId));
