import { Group, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { Debrief } from '../../../shapes.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { Ledger } from '../../../ui/ledger.js';
import { FoldButton, Folding } from '../fold.js';

/** A sitting that only began and ended has no story. */
const plainEntries = 2;

/** All that happened to the clock; at hand where it is more than start and end. */
export function ClockCard({ debrief: { time } }: { debrief: Debrief }) {
  const id = useId();
  const { ledger } = time;
  const [open, setOpen] = useState(ledger.length > plainEntries && ledger.length <= 8);
  return (
    <Card label="The clock">
      <Group justify="space-between">
        <Title order={2}>The clock</Title>
        <FoldButton controls={id} open={open} onToggle={() => setOpen(!open)}>
          {open ? 'Hide' : `Show ${plural(ledger.length, 'entry', 'entries')}`}
        </FoldButton>
      </Group>
      <Folding id={id} open={open}>
        <Text size="sm" c="dimmed" my="sm">
          Started, stopped, lengthened and ended: by whom, when and why.
        </Text>
        <Ledger entries={ledger} candidate="You" />
      </Folding>
    </Card>
  );
}
