import type { DebriefItem } from '../../shapes.js';
import { verdictIcons } from '../../ui/question/verdict.js';
import { verdictWords } from '../../words.js';
import classes from './result.module.css';

/** All items at a glance; each leads to its place below. */
export function VerdictMap({ items }: { items: readonly DebriefItem[] }) {
  return (
    <ol className={classes.map} aria-label="All questions" data-no-print>
      {items.map(({ position, verdict }, index) => {
        const Icon = verdictIcons[verdict];
        return (
          <li key={position}>
            <a href={`#question-${index + 1}`} className={classes.cell} data-verdict={verdict}>
              <span className={classes.number}>{index + 1}</span>
              <Icon size={18} stroke={2.4} role="img" aria-label={verdictWords[verdict]} />
            </a>
          </li>
        );
      })}
    </ol>
  );
}
