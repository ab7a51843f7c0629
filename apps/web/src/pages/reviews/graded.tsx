import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { isProgram, type GradedReview, type Question } from '../../shapes.js';
import { dueText } from '../../time.js';
import { JudgeView } from '../../ui/judge/judge-view.js';
import { SolutionView } from '../../ui/question/solution-view.js';
import { ReportButton } from '../../ui/report-fault/report-button.js';
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
  /** Between the verdict and what teaches. */
  children?: ReactNode;
}

/** The verdict, and when the card comes back. */
export function Graded({ question, review, teach, onNext, nextLabel, children }: GradedProps) {
  const next = useRef<HTMLButtonElement>(null);
  const banner = useRef<HTMLDivElement>(null);
  const { content } = question;
  const isLong = isProgram(content);
  useEffect(() => {
    next.current?.focus({ preventScroll: true });
    if (isLong) banner.current?.scrollIntoView({ block: 'start' });
  }, [isLong]);
  useShortcuts({ Enter: onNext, Space: onNext });
  return (
    <Stack gap="lg">
      <div ref={banner} className={classes.banner} data-verdict={review.verdict} role="status" data-testid="graded">
        <VerdictMark verdict={review.verdict} />
        <Text>
          Rated <strong>{ratingWords[review.rating].label}</strong>. You see it again{' '}
          <strong data-testid="due">{dueText(review.card.dueAt, Date.now())}</strong>.
        </Text>
      </div>
      {isProgram(content) && <JudgeView judgement={review.judge} content={content} />}
      {children}
      {teach && <SolutionView content={content} solution={review} />}
      <Group>
        <Button ref={next} onClick={onNext} aria-keyshortcuts="Enter">
          {nextLabel}
        </Button>
        <ReportButton questionId={question.id} version={question.version} />
      </Group>
    </Stack>
  );
}
