import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from '../editor.module.css';

interface PartRowProps {
  /** What it is, with its number: “Option 2”. */
  name: string;
  /** By how many places it may be moved; none where the order says nothing. */
  onMove?: { up: (() => void) | undefined; down: (() => void) | undefined };
  onRemove: (() => void) | undefined;
  children: ReactNode;
}

/** A part of a question, such as an option, with what can be done with it. */
export function PartRow({ name, onMove, onRemove, children }: PartRowProps) {
  return (
    <div role="group" aria-label={name} className={classes.part}>
      <div className={classes.partFields}>{children}</div>
      <Group gap={4} wrap="nowrap">
        {onMove && (
          <>
            <Act label={`Move up: ${name}`} act={onMove.up} icon={<IconArrowUp size={16} aria-hidden />} />
            <Act label={`Move down: ${name}`} act={onMove.down} icon={<IconArrowDown size={16} aria-hidden />} />
          </>
        )}
        <Act label={`Remove: ${name}`} act={onRemove} icon={<IconTrash size={16} aria-hidden />} />
      </Group>
    </div>
  );
}

function Act({ label, act, icon }: { label: string; act: (() => void) | undefined; icon: ReactNode }) {
  return (
    <ActionIcon variant="default" size="md" aria-label={label} disabled={!act} onClick={act}>
      {icon}
    </ActionIcon>
  );
}

/** How a part at an index may be moved within its list. */
export const moves = (index: number, length: number, move: (to: number) => void) => ({
  up: index > 0 ? () => move(index - 1) : undefined,
  down: index < length - 1 ? () => move(index + 1) : undefined,
});
