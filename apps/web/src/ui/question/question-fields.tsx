import { Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { isProgram, type CandidateView, type ProgramView } from '../../shapes.js';
import { Markdown } from '../markdown.js';
import { ChoiceField } from './choice-field.js';
import type { FieldProps } from './field-props.js';
import { MatchingField } from './matching-field.js';
import { OrderingField } from './ordering-field.js';
import { RatingField } from './rating-field.js';
import { NumberField, TextField } from './typed-fields.js';

const Workbench = lazy(() => import('../program/workbench.js'));

/** A question as it is asked, with the controls that its kind is answered by. */
export function QuestionFields({ content, ...rest }: FieldProps) {
  if (isProgram(content)) {
    return (
      <Suspense fallback={<Skeleton height="32rem" />}>
        <Workbench content={content} {...rest} />
      </Suspense>
    );
  }
  return (
    <Stack gap="lg">
      <div data-testid="prompt">
        <Markdown>{content.kind === 'flashcard' ? content.front : content.prompt}</Markdown>
      </div>
      <Answer content={content} {...rest} />
    </Stack>
  );
}

function Answer({ content, ...rest }: FieldProps<Exclude<CandidateView, ProgramView>>) {
  switch (content.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return <ChoiceField content={content} {...rest} />;
    case 'numeric':
      return <NumberField content={content} {...rest} />;
    case 'short-text':
    case 'open':
      return <TextField content={content} {...rest} />;
    case 'ordering':
      return <OrderingField content={content} {...rest} />;
    case 'matching':
      return <MatchingField content={content} {...rest} />;
    case 'flashcard':
      return <RatingField {...rest} />;
  }
}
