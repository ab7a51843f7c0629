import { Stack, Text, Title } from '@mantine/core';
import { dateTimeText } from '../../time.js';
import { Markdown } from '../../ui/markdown.js';
import { RubricMet, scoreText, type Criterion } from '../../ui/rubric.js';
import classes from './assessment.module.css';
import type { ItemAssessment, OpenItem } from './open-item.js';
import { SecondLook } from './second-look.js';

interface AssessmentNoteProps {
  mockId: string;
  item: Pick<OpenItem, 'position'>;
  rubric: readonly Criterion[];
  assessment: ItemAssessment;
}

/** What an instructor said of an answer, and the way to another opinion. */
export function AssessmentNote({ mockId, item, rubric, assessment }: AssessmentNoteProps) {
  const { look, state } = assessment;
  if (!look) return null;
  const isSecond = state === 'done' && assessment.reason !== null;
  return (
    <section aria-label="Assessment" className={classes.box} data-testid="assessment">
      <Stack gap="sm">
        <div>
          <Title order={4} size="sm" fw={650}>
            {isSecond ? 'Second look' : 'Assessed'} by {look.assessorName}
          </Title>
          <Text size="sm" c="dimmed">
            {dateTimeText(look.at)}
            {look.criteria && rubric.length > 0 && ` · ${scoreText(rubric, look.criteria)}`}
          </Text>
        </div>
        {look.criteria && rubric.length > 0 && <RubricMet rubric={rubric} met={look.criteria} />}
        {look.comment && <Markdown>{look.comment}</Markdown>}
        <SecondLook mockId={mockId} position={item.position} assessment={assessment} />
      </Stack>
    </section>
  );
}
