import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { DatePickerInput, DatesProvider } from '@mantine/dates';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem, dataOf } from '../../api.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { reloadEasyDates } from './easy-dates-acts.js';

const calendarLabels = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousDecade: 'Previous decade',
  nextDecade: 'Next decade',
  monthLevelControl: 'Choose a month',
  yearLevelControl: 'Choose a year',
};
const loads = [
  { value: '0', label: 'No cards' },
  { value: '50', label: 'Half of them' },
];

/** A range of days, how many cards, and what for. */
export function AddEasyDates({ todayOn }: { todayOn: string }) {
  const [[fromOn, untilOn], setRange] = useState<[string | null, string | null]>([null, null]);
  const [load, setLoad] = useState('0');
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const add = useMutation({
    mutationFn: (body: { fromOn: string; untilOn: string }) =>
      dataOf(api.POST('/api/v1/me/easy-dates', { body: { ...body, loadPercent: Number(load), note: note.trim() } })),
    onSuccess: async () => {
      setRange([null, null]);
      setNote('');
      await reloadEasyDates();
    },
  });
  const submit = () => {
    setMissing(fromOn === null);
    if (fromOn !== null) add.mutate({ fromOn, untilOn: untilOn ?? fromOn });
  };
  const faults = add.error instanceof ApiProblem ? add.error.faults : [];
  const ofDays = faults.find(({ pointer }) => pointer === '/fromOn' || pointer === '/untilOn');
  const ofNote = faults.find(({ pointer }) => pointer === '/note');
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <DatesProvider settings={{ firstDayOfWeek: 1, weekendDays: [] }}>
          <DatePickerInput
            type="range"
            label="Days"
            description="The first and the last; one day: twice the same"
            placeholder="Choose them"
            valueFormat="D MMM YYYY"
            minDate={todayOn}
            allowSingleDateInRange
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the days' }}
            ariaLabels={calendarLabels}
            value={[fromOn, untilOn]}
            onChange={setRange}
            error={isMissing && fromOn === null ? 'Choose the days first' : ofDays && `It ${ofDays.message}`}
          />
        </DatesProvider>
        <TextInput
          label="What for"
          description="For yourself; may stay empty"
          maxLength={200}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={ofNote && `It ${ofNote.message}`}
        />
      </SimpleGrid>
      <Group justify="space-between" align="flex-end">
        <div>
          <Text id="easy-dates-load" size="sm" fw={500} mb={4}>
            Cards on these days
          </Text>
          <SegmentedControl data={loads} value={load} onChange={setLoad} aria-labelledby="easy-dates-load" />
        </div>
        <Button variant="default" onClick={submit} loading={add.isPending}>
          Add these days
        </Button>
      </Group>
      {faults.length === 0 && <ProblemAlert error={add.error} title="That was not added" />}
    </Stack>
  );
}
