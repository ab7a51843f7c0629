import { lazy } from 'react';
import { Picture } from '../progress/picture.js';
import type { Health } from './memory-queries.js';

const CalibrationChart = lazy(async () => ({ default: (await import('./calibration-chart.js')).CalibrationChart }));

const percentOf = (share: number) => `${Math.round(share * 100)} %`;
/** Fewer in a bin are chance. */
const fewest = 10;

/** Predicted against actual recall: on the line is right. */
export function Calibration({ health: { calibration } }: { health: Health }) {
  if (calibration.length === 0) return null;
  const bins = calibration.filter(({ count }) => count >= fewest);
  const off = bins.map((bin) => ({ ...bin, by: Math.abs(bin.actual - bin.predicted) })).sort((a, b) => b.by - a.by)[0];
  const summary = off
    ? `Each point is a group of reviews. On the dashed line is just as predicted; below it, less was remembered. Farthest off: ${percentOf(off.actual)} where ${percentOf(off.predicted)} was predicted, in ${off.count} reviews.`
    : `Each point is a group of reviews. Groups of fewer than ${fewest} are not drawn: they say too little yet.`;
  return (
    <Picture
      title="Predicted and actual"
      summary={summary}
      height={300}
      table={{
        columns: ['Predicted', 'Remembered', 'Reviews'],
        rows: calibration.map(({ from, to, actual, count }) => [
          `${Math.round(from * 100)} to ${percentOf(to)}`,
          percentOf(actual),
          count,
        ]),
      }}
    >
      <CalibrationChart bins={bins} />
    </Picture>
  );
}
