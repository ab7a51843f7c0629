import { preferenceLimits as limits } from '@app/review-scheduling/domain/settings/check-preferences.js';
import { NumberInput, SimpleGrid, Stack, Title } from '@mantine/core';
import { Card } from '../../ui/card.js';
import type { FieldsProps } from './fields.js';
import { StepsInput } from './steps-input.js';

/** How much a day, and the first looks at a card. */
export function LimitFields({ form }: FieldsProps) {
  return (
    <Card label="A day’s work">
      <Stack gap="md">
        <Title order={2}>A day’s work</Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <NumberInput
            label="New cards a day"
            description="Each brings about ten reviews in the weeks after"
            {...limits.newPerDay}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('newPerDay')}
          />
          <NumberInput
            label="Reviews a day"
            description="What is beyond waits for the next day"
            {...limits.reviewsPerDay}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('reviewsPerDay')}
          />
        </SimpleGrid>
        <StepsInput
          label="Steps of a new card"
          description="Minutes until it is shown again on its first day. None: it waits for another day at once"
          {...form.getInputProps('learningSteps')}
        />
        <StepsInput
          label="Steps of a forgotten card"
          description="The same, when you did not know one that you knew before"
          {...form.getInputProps('relearningSteps')}
        />
      </Stack>
    </Card>
  );
}
