import type { Progress } from '../../shapes.js';
import { durationText, plural } from '../../time.js';
import classes from './progress.module.css';

/** The few numbers that say how it is going. */
export function Figures({ progress }: { progress: Progress }) {
  return (
    <dl className={classes.figures}>
      {figuresOf(progress).map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf({ retention, desiredRetention, mocks, reviewsToday, reviewsTotal, streak, studyTime }: Progress) {
  const today = studyTime.find(({ window }) => window === 'day')!;
  const percentOf = (rate: number | null) => (rate === null ? '–' : `${Math.round(rate * 100)} %`);
  return [
    {
      label: 'Reviews today',
      value: String(reviewsToday),
      note: today.totalMs > 0 ? `in ${durationText(today.totalMs)}; ${reviewsTotal} in all` : `${reviewsTotal} in all`,
    },
    {
      label: 'Remembered, last 30 days',
      value: percentOf(retention.rate),
      note:
        retention.total > 0
          ? `of ${plural(retention.total, 'review')}; wanted: ${percentOf(desiredRetention)}`
          : 'needs a few reviews first',
    },
    {
      label: 'Mocks',
      value: String(mocks.finished),
      note: mocks.averageScore === null ? 'none finished yet' : `${percentOf(mocks.averageScore)} on average`,
    },
    {
      label: 'Days in a row',
      value: String(streak.days),
      note: streak.longestDays > streak.days ? `longest: ${streak.longestDays}` : 'with at least one review',
    },
  ];
}
