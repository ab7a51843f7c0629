import { Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { Debrief, DebriefItem } from '../../../shapes.js';
import { FoldButton } from '../fold.js';
import classes from '../result.module.css';
import { DebriefItemCard } from './debrief-item-card.js';

const listId = 'questions';

/** Whether there is nothing to go over. */
const isFine = ({ verdict, reasons }: DebriefItem) => verdict === 'correct' && reasons.length === 0;

/** All questions; on the screen those that were right and quick are folded. */
export function ItemList({ debrief }: { debrief: Debrief }) {
  const { id, items, bySection, comingBack } = debrief;
  // As it was at first: a grade that comes while the page is read must not fold its answer away.
  const [opened, setOpened] = useState<ReadonlyMap<number, boolean>>(
    () => new Map(items.map((item) => [item.position, !isFine(item)])),
  );
  const isOpen = (item: DebriefItem) => opened.get(item.position) ?? true;
  const allOpen = items.every(isOpen);
  const open = (change: (item: DebriefItem) => boolean | undefined) =>
    setOpened(new Map(items.map((item) => [item.position, change(item) ?? isOpen(item)])));
  const sections = new Map(bySection?.map(({ section, title }) => [section, title]));
  return (
    <>
      <Group justify="space-between" className={classes.head}>
        <Title order={2}>Question by question</Title>
        <FoldButton controls={listId} open={allOpen} onToggle={() => open(() => !allOpen)}>
          {allOpen ? 'Fold all' : 'Open all'}
        </FoldButton>
      </Group>
      <Stack gap="lg" id={listId} className={classes.stack}>
        {items.map((item, index) => (
          <DebriefItemCard
            key={item.position}
            mockId={id}
            item={item}
            number={index + 1}
            section={sections.get(item.section)}
            heldUntil={comingBack.heldUntil}
            open={isOpen(item)}
            onToggle={(to) => open((one) => (one === item ? to : undefined))}
          />
        ))}
      </Stack>
    </>
  );
}
