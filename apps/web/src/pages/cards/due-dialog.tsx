import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { calendarDay } from '../../time.js';

interface DueDialogProps {
  /** The first day that may be chosen, YYYY-MM-DD. */
  today: string;
  onChoose: (on: string) => void;
  onClose: () => void;
}

const dayMs = 86_400_000;
const daysAfter = (on: string, days: number) => new Date(Date.parse(on) + days * dayMs).toISOString().slice(0, 10);
const choices = [
  { label: 'Today', days: 0 },
  { label: 'Tomorrow', days: 1 },
  { label: 'In a week', days: 7 },
  { label: 'In a month', days: 30 },
];

/** On which day a card is asked next. */
export function DueDialog({ today, onChoose, onClose }: DueDialogProps) {
  const [on, setOn] = useState(daysAfter(today, 1));
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(calendarDay(on).getTime());
  const fault = !isDay ? 'Choose a day.' : on < today ? 'That day is over.' : undefined;
  return (
    <Modal opened onClose={onClose} title="Ask it on another day" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!fault) onChoose(on);
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            Only the day changes. How well you know it stays as it is, and your next answer is judged by the days that
            have gone by.
          </Text>
          <Group gap="xs">
            {choices.map(({ label, days }) => (
              <Button key={label} size="compact-sm" variant="default" onClick={() => setOn(daysAfter(today, days))}>
                {label}
              </Button>
            ))}
          </Group>
          <TextInput
            type="date"
            label="Day"
            required
            min={today}
            value={on}
            error={fault}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={fault !== undefined}>
              Set the day
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
