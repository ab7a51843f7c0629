import { Text } from '@mantine/core';
import { useId } from 'react';
import type { FieldProps } from './field-props.js';
import { RatingButtons } from './rating-buttons.js';

/** A flashcard in a mock: recall it, then say how that went; the back is shown in the debrief. */
export function RatingField({ response, onChange, disabled }: Omit<FieldProps, 'content'>) {
  const label = useId();
  const chosen = response && 'rating' in response ? response.rating : undefined;
  return (
    <div role="group" aria-labelledby={label}>
      <Text id={label} size="sm" fw={500} mb={4}>
        Did you recall it?
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        Say the answer to yourself first. You see the back in the debrief.
      </Text>
      <RatingButtons chosen={chosen} disabled={disabled ?? false} onRate={(rating) => onChange({ rating })} />
    </div>
  );
}
