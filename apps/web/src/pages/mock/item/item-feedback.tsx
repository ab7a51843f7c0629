import { Group, Loader, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { isProgram, type CandidateView, type MockItem } from '../../../shapes.js';
import { durationText, percent } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { JudgeView } from '../../../ui/judge/judge-view.js';
import { SolutionView } from '../../../ui/question/solution-view.js';
import { VerdictMark } from '../../../ui/question/verdict.js';
import { verdictWords } from '../../../words.js';

type Feedback = NonNullable<MockItem['feedback']>;

interface ItemFeedbackProps {
  content: CandidateView;
  /** Null while it is being graded. */
  feedback: Feedback | null;
  timeSpentMs: number;
}

/** What is told of an item once it is finished, as far as this interview tells it before the end. */
export function ItemFeedback({ content, feedback, timeSpentMs }: ItemFeedbackProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const waited = useRef(feedback === null);
  useEffect(() => {
    // Only for somebody who has waited for it; not on looking back.
    if (feedback && waited.current) heading.current?.focus();
  }, [feedback]);
  return (
    <Card label="Feedback" data-testid="item-feedback">
      <VisuallyHidden role="status">{feedback ? checkedText(feedback) : 'Your answer is being checked'}</VisuallyHidden>
      <Stack gap="md">
        {feedback ? (
          <>
            <Title order={3} ref={heading} tabIndex={-1}>
              Your answer was checked
            </Title>
            <Told content={content} feedback={feedback} timeSpentMs={timeSpentMs} />
          </>
        ) : (
          <Group>
            <Loader size="sm" aria-hidden />
            <Text>Finished. Your answer is being checked…</Text>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

const checkedText = ({ verdict }: Feedback) => (verdict ? `Checked: ${verdictWords[verdict]}` : 'Checked');

interface ToldProps extends ItemFeedbackProps {
  feedback: Feedback;
}

function Told({ content, feedback, timeSpentMs }: ToldProps) {
  const { verdict, score, judge, medianMs } = feedback;
  return (
    <>
      {verdict && (
        <Group gap="sm">
          <VerdictMark verdict={verdict} />
          {verdict === 'partial' && score !== undefined && <Text size="sm">{percent(score, 1)} % of the point</Text>}
        </Group>
      )}
      {isProgram(content) && <JudgeView judgement={judge} content={content} />}
      <SolutionView content={content} solution={feedback} />
      {medianMs !== undefined && <Median medianMs={medianMs} timeSpentMs={timeSpentMs} />}
    </>
  );
}

function Median({ medianMs, timeSpentMs }: { medianMs: number | null; timeSpentMs: number }) {
  if (medianMs === null) return <Text size="sm">Too few people have answered this question to compare times.</Text>;
  return (
    <Text size="sm">
      You took {durationText(timeSpentMs)}. Half of everybody took less than {durationText(medianMs)}.
    </Text>
  );
}
