import '@mantine/dates/styles.css';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import width from '../../ui/width.module.css';
import { EasyDatesCard } from './easy-dates-card.js';
import { SettingsForm } from './settings-form.js';
import { studySettingsQuery } from './study-settings-queries.js';

/** How a candidate studies. Everything has a default that needs no touching. */
export function StudySettingsPage() {
  const query = useQuery(studySettingsQuery);
  return (
    <Stack gap="lg" className={width.narrow}>
      <div>
        <PageTitle>Study settings</PageTitle>
        <Text c="dimmed" mt="xs">
          All of these have a value that suits most people. A change applies to each card from its next review on; cards
          that are scheduled already stay where they are.
        </Text>
      </div>
      <Loaded query={query}>
        {(settings) => (
          <>
            <EasyDatesCard settings={settings} />
            <SettingsForm settings={settings} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
