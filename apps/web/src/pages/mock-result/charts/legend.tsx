import classes from './charts.module.css';

interface LegendProps {
  hatch: string;
  /** Whether there is any of it. */
  over: boolean;
  median: boolean;
}

/** The signs of the time chart and what they mean; defines the hatching, by the id that it is given. */
export function Legend({ hatch, over, median }: LegendProps) {
  return (
    <div className={classes.legend} aria-hidden>
      <svg width="0" height="0" className={classes.defs}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className={classes.over} />
            <rect width="2.6" height="6" className={classes.overLine} />
          </pattern>
        </defs>
      </svg>
      <span>
        <svg width="22" height="14">
          <rect y="2" width="22" height="10" className={classes.spent} />
        </svg>
        You
      </span>
      {over && (
        <span>
          <svg width="22" height="14">
            <rect y="2" width="22" height="10" fill={`url(#${hatch})`} />
          </svg>
          Longer than expected
        </span>
      )}
      {median && (
        <span>
          <svg width="14" height="14">
            <circle cx="7" cy="7" r="4.5" className={classes.median} />
          </svg>
          Everybody’s median
        </span>
      )}
    </div>
  );
}
