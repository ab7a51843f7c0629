import { Stack, Text, Title } from '@mantine/core';
import { Card } from '../../ui/card.js';
import { AddEasyDates } from './add-easy-dates.js';
import { EasyDatesRow } from './easy-dates-row.js';
import type { StudySettings } from './study-settings-queries.js';
import classes from './study-settings.module.css';

/** Vacations and days with fewer cards. Each act is stored at once. */
export function EasyDatesCard({ settings }: { settings: StudySettings }) {
  const { easyDates, todayOn } = settings;
  return (
    <Card label="Vacations and easy dates">
      <Stack gap="md">
        <div>
          <Title order={2}>Vacations and easy dates</Title>
          <Text size="sm" c="dimmed">
            From now on, reviews keep off these days where they may. Cards that are due then already can be moved to
            days before and after. Where dates overlap, the fewer cards count.
          </Text>
        </div>
        {easyDates.length > 0 && (
          <ul className={classes.dates}>
            {easyDates.map((dates) => (
              <EasyDatesRow key={dates.id} dates={dates} />
            ))}
          </ul>
        )}
        <AddEasyDates todayOn={todayOn} />
      </Stack>
    </Card>
  );
}
