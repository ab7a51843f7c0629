import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { newId } from '../../new-id.js';
import {
  isProgram,
  type CandidateResponse,
  type GradedReview,
  type Previews,
  type Question,
  type Rating,
} from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { QuestionFields } from '../../ui/question/question-fields.js';
import { QuestionMeta } from '../../ui/question/question-meta.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { Graded } from './graded.js';
import { forgetProgram, ProgramReview } from './program-review.js';
import { Recall } from './recall.js';
import { GradingDelayed, submitReview } from './submission.js';

export interface ReviewCardProps {
  question: Question;
  onGraded: (review: GradedReview) => void;
  onNext: () => void;
  nextLabel?: string;
  /** Where the candidate rates: what each rating would lead to. */
  previews?: Previews | undefined;
  /** What was answered before the review was undone. */
  before?: CandidateResponse | undefined;
  /** Beside the question's topic: what else can be done with the card. */
  actions?: ReactNode;
}

/** One review from question to verdict. Mount it anew for each attempt: its submission id is its own. */
export function ReviewCard(props: ReviewCardProps) {
  const { question, onGraded, onNext, nextLabel = 'Next', previews, before, actions } = props;
  const [submissionId] = useState(newId);
  const shownAt = useRef(performance.now());
  const submit = useMutation({
    mutationFn: ({ response, rating }: { response: CandidateResponse; rating?: Rating }) =>
      submitReview({
        questionId: question.id,
        submissionId,
        response,
        elapsedMs: Math.round(performance.now() - shownAt.current),
        ...(rating ? { rating } : {}),
      }),
    onSuccess: (review) => {
      if (isProgram(question.content)) forgetProgram(question.id);
      onGraded(review);
    },
  });
  const { content } = question;
  const selfRated = content.kind === 'flashcard' || (content.kind === 'open' && content.assessment === 'self');
  const graded = submit.data;
  const trouble = <Trouble error={submit.error} onRetry={() => submit.variables && submit.mutate(submit.variables)} />;
  if (isProgram(content)) {
    return (
      <ProgramReview
        question={question}
        content={content}
        busy={submit.isPending}
        review={graded}
        actions={actions}
        trouble={trouble}
        onSubmit={(response) => submit.mutate({ response })}
        onNext={onNext}
        nextLabel={nextLabel}
      />
    );
  }
  return (
    <Card label="Question">
      <Stack gap="lg">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <QuestionMeta {...question} />
          {actions}
        </Group>
        {selfRated ? (
          <Recall
            question={question}
            previews={previews}
            before={before}
            busy={submit.isPending}
            finished={graded !== undefined}
            onRate={(response, rating) => submit.mutate({ response, rating })}
          />
        ) : (
          <Answering
            question={question}
            busy={submit.isPending}
            finished={graded !== undefined}
            onSubmit={(response) => submit.mutate({ response })}
          />
        )}
        {trouble}
        {graded && (
          <Graded question={question} review={graded} teach={!selfRated} onNext={onNext} nextLabel={nextLabel} />
        )}
      </Stack>
    </Card>
  );
}

interface AnsweringProps {
  question: Question;
  busy: boolean;
  finished: boolean;
  onSubmit: (response: CandidateResponse) => void;
}

function Answering({ question, busy, finished, onSubmit }: AnsweringProps) {
  const [response, setResponse] = useState<CandidateResponse>(null);
  const open = !busy && !finished;
  const check = open && response !== null ? () => onSubmit(response) : undefined;
  useShortcuts({ Enter: check });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check?.();
      }}
    >
      <QuestionFields content={question.content} response={response} onChange={setResponse} disabled={!open} />
      {!finished && (
        <Group mt="lg">
          <Button type="submit" loading={busy} disabled={response === null} aria-keyshortcuts="Enter">
            Check
          </Button>
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => onSubmit(null)}>
            I don’t know
          </Button>
          {busy && (
            <Text size="sm" c="dimmed" role="status">
              Grading…
            </Text>
          )}
        </Group>
      )}
    </form>
  );
}

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!error) return null;
  return (
    <Stack gap="xs" align="flex-start">
      {error instanceof GradingDelayed ? (
        <Alert color="yellow" role="alert" title="Grading takes longer than usual">
          Your answer has arrived and will be graded; nothing is lost. You can wait here or go on.
        </Alert>
      ) : (
        <ProblemAlert error={error} />
      )}
      <Button variant="default" size="xs" onClick={onRetry}>
        Try again
      </Button>
    </Stack>
  );
}
