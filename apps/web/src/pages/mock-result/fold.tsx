import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './fold.module.css';

interface FoldButtonProps {
  /** Of the part that it shows and hides. */
  controls: string;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** Shows and hides a part of the page. */
export function FoldButton({ controls, open, onToggle, children }: FoldButtonProps) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
      rightSection={<IconChevronDown size={16} aria-hidden className={classes.sign} data-open={open || undefined} />}
      data-no-print
    >
      {children}
    </Button>
  );
}

/** What can be folded away on the screen; paper shows all of it. */
export function Folding({ id, open, children }: { id: string; open: boolean; children: ReactNode }) {
  return (
    <div id={id} className={classes.part} data-folded={!open || undefined}>
      {children}
    </div>
  );
}
