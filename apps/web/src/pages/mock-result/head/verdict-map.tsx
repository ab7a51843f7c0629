import { IconPencil } from '@tabler/icons-react';
import type { DebriefItem } from '../../../shapes.js';
import { verdictIcons } from '../../../ui/question/verdict.js';
import { verdictText } from '../verdict-text.js';
import classes from './head.module.css';

/** All items at a glance; each leads to its place below. */
export function VerdictMap({ items }: { items: readonly DebriefItem[] }) {
  return (
    <ol className={classes.map} aria-label="All questions">
      {items.map((item, index) => {
        const sign = item.verdict ?? (item.response === null ? 'skipped' : null);
        const Icon = sign ? verdictIcons[sign] : IconPencil;
        return (
          <li key={item.position}>
            <a href={`#question-${index + 1}`} className={classes.cell} data-verdict={item.verdict}>
              <span className={classes.number}>{index + 1}</span>
              <Icon size={18} stroke={2.4} role="img" aria-label={verdictText(item)} />
            </a>
          </li>
        );
      })}
    </ol>
  );
}
