import { preferenceLimits as limits } from '@app/review-scheduling/domain/settings/check-preferences.js';
import { NativeSelect, NumberInput, SimpleGrid, Stack, Switch, Title } from '@mantine/core';
import { Card } from '../../ui/card.js';
import type { FieldsProps } from './fields.js';

/** How cards are spread, and what becomes of those that won't stay. */
export function CardFields({ form }: FieldsProps) {
  return (
    <Card label="Cards">
      <Stack gap="md">
        <Title order={2}>Cards</Title>
        <Switch
          label="Spread cards that were learnt together"
          description="Each comes a little earlier or later than worked out, so that they don’t stay in one bunch"
          {...form.getInputProps('fuzz', { type: 'checkbox' })}
        />
        <Switch
          label="Even out the days"
          description="Of the days that a card may come on, one with fewer cards is more likely"
          disabled={!form.getValues().fuzz}
          {...form.getInputProps('loadBalance', { type: 'checkbox' })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <NumberInput
            label="Longest interval"
            description="Days; no card stays away longer"
            {...limits.maximumDays}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('maximumDays')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <NumberInput
            label="A card is a leech after"
            description="Times forgotten: it costs more than it is worth as it is"
            {...limits.leechThreshold}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('leechThreshold')}
          />
          <NativeSelect
            label="What happens to a leech"
            description="You find leeches in your list of cards"
            data={[
              { value: 'suspend', label: 'It is suspended' },
              { value: 'tag', label: 'It is only marked' },
            ]}
            {...form.getInputProps('leechAction')}
          />
        </SimpleGrid>
      </Stack>
    </Card>
  );
}
