import { Input, NativeSelect, SegmentedControl, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../ui/card.js';
import type { FieldsProps } from './fields.js';
import classes from './study-settings.module.css';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const loads = [
  { value: 'none', label: 'None' },
  { value: 'fewer', label: 'Fewer' },
  { value: 'normal', label: 'Normal' },
];
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00${hour === 0 ? ' (midnight)' : ''}`,
}));

/** When a day begins, and which days of the week are easy. */
export function DayFields({ form }: FieldsProps) {
  const { timeZone, rolloverHour, easyWeekdays } = form.getValues();
  const [zones] = useState(() => zonesWith(timeZone));
  const setLoad = (index: number, load: string) =>
    form.setFieldValue(
      'easyWeekdays',
      easyWeekdays.map((percent, at) => (at === index ? percentOf(load, percent) : percent)),
    );
  return (
    <Card label="Days">
      <Stack gap="md">
        <Title order={2}>Days</Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <Select
            label="Time zone"
            description="Your days begin and end by its clocks"
            searchable
            allowDeselect={false}
            data={zones}
            limit={100}
            nothingFoundMessage="No zone has this in its name"
            {...form.getInputProps('timeZone')}
          />
          <NativeSelect
            label="A new day begins at"
            description="Later than midnight: late evenings count as the same day"
            data={hours}
            value={String(rolloverHour)}
            onChange={({ currentTarget }) => form.setFieldValue('rolloverHour', Number(currentTarget.value))}
            error={form.errors['rolloverHour']}
          />
        </SimpleGrid>
        <Input.Wrapper
          label="Easy days of the week"
          description="Where a card may come a little earlier or later, it keeps off these days"
          error={form.errors['easyWeekdays']}
          labelElement="div"
        >
          <div className={classes.weekdays}>
            {weekdays.map((name, index) => (
              <div key={name} className={classes.weekday}>
                <Text id={`weekday-${index}`} size="sm">
                  {name}
                </Text>
                <SegmentedControl
                  size="xs"
                  data={loads}
                  value={loadOf(easyWeekdays[index]!)}
                  onChange={(load) => setLoad(index, load)}
                  aria-labelledby={`weekday-${index}`}
                />
              </div>
            ))}
          </div>
        </Input.Wrapper>
      </Stack>
    </Card>
  );
}

const loadOf = (percent: number) => (percent === 0 ? 'none' : percent < 100 ? 'fewer' : 'normal');

/** A share that was set by the API stays what it is while it is one. */
function percentOf(load: string, now: number): number {
  if (load === 'none') return 0;
  if (load === 'normal') return 100;
  return now > 0 && now < 100 ? now : 50;
}

/** The browser's list, with what is chosen where it has another name for that. */
function zonesWith(chosen: string): string[] {
  return [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
}
