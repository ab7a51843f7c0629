import classes from './interview.module.css';

interface RecallRangeProps {
  recall: { mean: number; low: number; high: number };
  /** The retention that is aimed at. */
  aim?: number;
}

/** The recall that is foretold, with its range, on a line from none to all. The words beside it say the same. */
export function RecallRange({ recall: { mean, low, high }, aim }: RecallRangeProps) {
  const at = (share: number) => `${share * 100}%`;
  return (
    <div aria-hidden className={classes.range}>
      <div className={classes.track}>
        <span className={classes.span} style={{ left: at(low), width: at(Math.max(0.005, high - low)) }} />
        <span className={classes.mean} style={{ left: at(mean) }} />
        {aim !== undefined && <span className={classes.aim} style={{ left: at(aim) }} />}
      </div>
      <div className={classes.scale}>
        <span>0 %</span>
        <span>50 %</span>
        <span>100 %</span>
      </div>
    </div>
  );
}
