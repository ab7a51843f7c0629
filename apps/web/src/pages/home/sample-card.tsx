import { IconCheck } from '@tabler/icons-react';
import classes from './landing.module.css';

const options = ['O(1)', 'O(log n)', 'O(n)'];

/** A picture of a question just after its answer; nothing in it works. */
export function SampleCard() {
  return (
    <div
      className={classes.sample}
      role="img"
      aria-label="A sample question: the cost of finding a key in a balanced search tree. O(log n) is chosen and right; the card comes back in 3 days."
    >
      <div className={classes.sampleHead}>
        <span>Trees · Entry</span>
        <span className={classes.sampleClock}>18:24</span>
      </div>
      <p className={classes.samplePrompt}>What does finding a key cost in a balanced binary search tree?</p>
      {options.map((option) => (
        <div key={option} className={classes.sampleOption} data-chosen={option === 'O(log n)' || undefined}>
          <span className={classes.sampleDot}>{option === 'O(log n)' && <IconCheck size={13} stroke={3} />}</span>
          {option}
        </div>
      ))}
      <div className={classes.sampleFoot}>
        <strong>Correct.</strong> Comes back in 3 days.
      </div>
    </div>
  );
}
