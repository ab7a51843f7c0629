import { Button, Group, Text } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import { progressQuery } from '../../queries.js';
import type { Progress } from '../../shapes.js';
import { calendarDay, dateText, plural } from '../../time.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import classes from './progress.module.css';

type Streak = Progress['streak'];

/** The days in a row, and the one repair a week. */
export function StreakLine({ streak }: { streak: Streak }) {
  const client = useQueryClient();
  const repair = useMutation({
    mutationFn: (on: string) => dataOf(api.POST('/api/v1/progress/streak-repairs', { body: { on } })),
    onSuccess: (repaired) =>
      client.setQueryData(
        progressQuery.queryKey,
        (old) => old && { ...old, streak: repaired, streakDays: repaired.days },
      ),
  });
  const { days, longestDays, repairedOn } = streak;
  const offer = streak.repair;
  return (
    <div className={classes.streak} data-testid="streak">
      <Group gap="xs" wrap="nowrap">
        <IconFlame size={26} aria-hidden className={classes.flame} data-lit={days > 0 || undefined} />
        <div role="status">
          <Text fw={600}>{days === 0 ? 'No streak at the moment' : `${plural(days, 'study day')} in a row`}</Text>
          <Text size="sm" c="dimmed">
            {standing(streak)}
            {longestDays > days && ` Your longest in a year: ${longestDays}.`}
            {repairedOn && ` ${dateText(calendarDay(repairedOn))} is repaired.`}
          </Text>
        </div>
      </Group>
      {offer && (
        <Group gap="sm">
          <Text size="sm">You missed {dateText(calendarDay(offer.on))}. You have one repair a week.</Text>
          <Button variant="default" size="sm" loading={repair.isPending} onClick={() => repair.mutate(offer.on)}>
            Repair it: {plural(offer.days, 'day')} in a row
          </Button>
        </Group>
      )}
      {repair.error && <ProblemAlert error={repair.error} />}
    </div>
  );
}

function standing({ days, studiedToday }: Streak): string {
  if (studiedToday) return 'Today counts already.';
  return days === 0 ? 'One review today begins one.' : 'One review today keeps it going; a vacation holds it.';
}
