import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { GradedReview, Question } from '../../shapes.js';
import { dueText } from '../../time.js';
import { SolutionView } from '../../ui/question/solution-view.js';
import { VerdictMark } from '../../ui/question/verdict.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { ratingWords } from '../../words.js';
import classes from './graded.module.css';

interface GradedProps {
  question: Question;
  review: GradedReview;
  /** Shows the answer and why; false where they are on the page already. */
  teach: boolean;
  onNext: () => void;
  nextLabel: string;
}

/** The verdict, and when the card comes back. */
export function Graded({ question, review, teach, onNext, nextLabel }: GradedProps) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  useShortcuts({ Enter: onNext, Space: onNext });
  return (
    <Stack gap="lg">
      <div className={classes.banner} data-verdict={review.verdict} role="status" data-testid="graded">
        <VerdictMark verdict={review.verdict} />
        <Text>
          Rated <strong>{ratingWords[review.rating].label}</strong>. You see it again{' '}
          <strong data-testid="due">{dueText(review.card.dueAt, Date.now())}</strong>.
        </Text>
      </div>
      {teach && <SolutionView content={question.content} solution={review} />}
      <Group>
        <Button ref={next} onClick={onNext} aria-keyshortcuts="Enter">
          {nextLabel}
        </Button>
      </Group>
    </Stack>
  );
}
