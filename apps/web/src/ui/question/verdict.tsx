import { IconCheck, IconCircleHalf2, IconHelpCircle, IconMinus, IconX, type Icon } from '@tabler/icons-react';
import type { Verdict } from '../../shapes.js';
import { verdictWords } from '../../words.js';
import classes from './verdict.module.css';

/** Each verdict's sign. */
export const verdictIcons: Record<Verdict, Icon> = {
  correct: IconCheck,
  partial: IconCircleHalf2,
  incorrect: IconX,
  skipped: IconMinus,
  ungraded: IconHelpCircle,
};

/** A verdict by icon, word and colour; in other words where they are given. */
export function VerdictMark({ verdict, children = verdictWords[verdict] }: { verdict: Verdict; children?: string }) {
  const Icon = verdictIcons[verdict];
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={18} stroke={2.4} aria-hidden />
      {children}
    </span>
  );
}
