import { useTicking } from '../../../ui/countdown.js';
import type { TimedMock } from '../mock-query.js';
import classes from './clocks.module.css';
import { itemFace, openItemOf, sectionFace, sectionOf, type Face, type TimeOn } from './readings.js';

interface PartClocksProps {
  mock: TimedMock;
  /** Position of the item that is shown. */
  shown: number | undefined;
  timeOn: TimeOn;
  hidden: boolean;
}

/** Where one is: the section with what is left of it, and the time for the question. */
export function PartClocks({ mock, shown, timeOn, hidden }: PartClocksProps) {
  useTicking();
  const shownItem = mock.items.find(({ position }) => position === shown);
  // In a tracked sitting the clocks of the open item go on, whatever is looked at.
  const item = mock.tracked ? openItemOf(mock) : shownItem;
  const section = sectionOf(mock, item ?? shownItem);
  const sectionTime = section && sectionFace(mock, section, timeOn);
  const itemTime = item && item.state === 'open' ? itemFace(mock, item, timeOn) : null;
  const isNamed = section && (mock.sections.length > 1 || sectionTime);
  if (!isNamed && !itemTime) return null;
  const number = item ? mock.items.indexOf(item) + 1 : 0;
  return (
    <div className={classes.parts}>
      {isNamed && (
        <span>
          <strong className={classes.title}>{section.title}</strong>
          {mock.sections.length > 1 && ` (${section.number} of ${mock.sections.length})`}
          {sectionTime && !hidden && <Time face={sectionTime} label={`Time for ${section.title}`} />}
        </span>
      )}
      {itemTime && !hidden && (
        <span>
          {item?.position === shown ? 'This question' : `Question ${number}`}
          <Time face={itemTime} label={`Time for question ${number}`} />
        </span>
      )}
    </div>
  );
}

function Time({ face, label }: { face: Face; label: string }) {
  return (
    <span className={classes.time} data-tone={face.tone}>
      <span role="timer" aria-label={label} className={classes.digits}>
        {face.text}
      </span>{' '}
      {face.words}
    </span>
  );
}
