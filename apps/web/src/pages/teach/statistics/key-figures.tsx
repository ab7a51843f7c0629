import { durationText, plural } from '../../../time.js';
import classes from '../../progress/progress.module.css';
import { correlationText, percentOf } from './alarm-words.js';
import type { VersionStatistics } from './statistics-queries.js';

/** The few numbers that say how good a question is. */
export function KeyFigures({ version }: { version: VersionStatistics }) {
  return (
    <dl className={classes.figures}>
      {figuresOf(version).map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf({
  facility,
  first,
  all,
  discrimination,
  time,
  estimatedSeconds,
  skipRate,
  ...version
}: VersionStatistics) {
  const { correlation, upperLower, pairs } = discrimination;
  return [
    {
      label: 'Facility',
      value: facility === null ? '–' : percentOf(facility),
      note: `mean of ${plural(first.answers, 'first answer')}; ${all.answers} in all`,
    },
    {
      label: 'Discrimination',
      value: correlation === null ? '–' : correlationText(correlation),
      note:
        upperLower === null
          ? 'needs sittings of four items and more'
          : `best less worst 27 %: ${correlationText(upperLower)}; ${plural(pairs, 'answer')}`,
    },
    {
      label: 'Median time',
      value: time === null ? '–' : durationText(time.medianMs),
      note: `estimate: ${durationText(estimatedSeconds * 1_000)}${time ? `; half between ${durationText(time.lowerMs)} and ${durationText(time.upperMs)}` : ''}`,
    },
    {
      label: 'Skipped',
      value: skipRate === null ? '–' : percentOf(skipRate),
      note: `${first.skipped} of ${plural(first.skipped + first.answers, 'first encounter')}`,
    },
    {
      label: 'Reports',
      value: String(version.reports),
      note: version.openReports > 0 ? `${version.openReports} open` : 'none open',
    },
  ];
}
