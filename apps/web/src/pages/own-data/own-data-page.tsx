import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Card } from '../../ui/card.js';
import { LinkButton } from '../../ui/link-button.js';
import { PageTitle } from '../../ui/page-title.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { DeleteAccount } from './delete-account.js';
import { download, type ExportFormat } from './download.js';
import classes from './own-data.module.css';

const formats: { format: ExportFormat; label: string; meaning: string }[] = [
  { format: 'json', label: 'JSON', meaning: 'Everything in one file, for programs and for keeping.' },
  { format: 'csv', label: 'CSV', meaning: 'A zip with one table for each kind of thing, for spreadsheets.' },
  {
    format: 'apkg',
    label: 'Anki package',
    meaning: 'Your cards with their schedule and history, for Anki 2.1 and later.',
  },
];

export function OwnDataPage() {
  return (
    <Stack gap="lg">
      <PageTitle>Your data</PageTitle>
      <Card label="Take your data along">
        <Title order={2}>Take your data along</Title>
        <Text mt={4} mb="md" maw={640}>
          Account, settings, cards, reviews, notes, mocks with your answers and grades, and your own questions. Left out
          is what would give answers away: those of questions that you have not been told yet.
        </Text>
        <Exports />
      </Card>
      <Card label="Bring cards in">
        <Title order={2}>Bring cards in</Title>
        <Text mt={4} mb="md" maw={640}>
          Cards from Anki come in with all their reviews, so that your schedule goes on where it is.
        </Text>
        <Group>
          <LinkButton to="/settings/import" variant="default">
            Import from Anki
          </LinkButton>
        </Group>
      </Card>
      <DeleteAccount />
    </Stack>
  );
}

function Exports() {
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (format: ExportFormat) => {
    setBusy(format);
    setError(null);
    try {
      await download(format);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Stack gap="sm">
      {formats.map(({ format, label, meaning }) => (
        <div key={format} className={classes.format}>
          <div>
            <Text fw={550}>{label}</Text>
            <Text size="sm" c="dimmed">
              {meaning}
            </Text>
          </div>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={busy === format}
            disabled={busy !== null && busy !== format}
            aria-label={`Download ${label}`}
            onClick={() => void take(format)}
          >
            Download
          </Button>
        </div>
      ))}
      <ProblemAlert error={error} title="The download did not work" />
    </Stack>
  );
}
