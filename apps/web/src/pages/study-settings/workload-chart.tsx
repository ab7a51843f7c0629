import { Table, Text, VisuallyHidden } from '@mantine/core';
import classes from './study-settings.module.css';
import type { Workload } from './study-settings-queries.js';
import { basisText, costAt, minutesText } from './workload-words.js';

interface WorkloadChartProps {
  workload: Workload;
  /** As it is chosen now, saved or not. */
  retention: number;
  savedRetention: number;
}

const [width, height] = [640, 200];
const [left, right, top, bottom] = [44, 30, 16, 30];
const lowest = 0.7;
const highest = 0.97;

const xOf = (retention: number) => left + ((retention - lowest) / (highest - lowest)) * (width - left - right);

/** Minutes a day over desired retention: a curve for the eye, the same as a table for assistive technology. */
export function WorkloadChart({ workload, retention, savedRetention }: WorkloadChartProps) {
  const most = niceMost(Math.max(...workload.points.map(({ minutesPerDay }) => minutesPerDay)));
  const yOf = (minutes: number) => height - bottom - (minutes / most) * (height - top - bottom);
  const line = workload.points
    .map(({ desiredRetention, minutesPerDay }) => `${xOf(desiredRetention)},${yOf(minutesPerDay)}`)
    .join(' ');
  const spot = (at: number) => ({ cx: xOf(at), cy: yOf(costAt(workload, at).minutesPerDay) });
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className={classes.svg}>
        {[0, most / 2, most].map((minutes) => (
          <g key={minutes}>
            <line x1={left} x2={width - right} y1={yOf(minutes)} y2={yOf(minutes)} className={classes.grid} />
            <text x={left - 8} y={yOf(minutes) + 4} textAnchor="end" className={classes.tick}>
              {minutes}
            </text>
          </g>
        ))}
        {[0.7, 0.8, 0.9, 0.97].map((at) => (
          <text key={at} x={xOf(at)} y={height - 8} textAnchor="middle" className={classes.tick}>
            {Math.round(at * 100)} %
          </text>
        ))}
        <polyline points={line} className={classes.curve} />
        {savedRetention !== retention && <circle {...spot(savedRetention)} r={6} className={classes.savedSpot} />}
        <line
          x1={xOf(retention)}
          x2={xOf(retention)}
          y1={spot(retention).cy}
          y2={height - bottom}
          className={classes.drop}
        />
        <circle {...spot(retention)} r={7} className={classes.spot} />
      </svg>
      <Text component="figcaption" size="sm" c="dimmed">
        Minutes a day over desired retention. {basisText(workload)}
      </Text>
      <VisuallyHidden>
        <Table>
          <caption>Minutes a day by desired retention</caption>
          <thead>
            <tr>
              <th scope="col">Desired retention</th>
              <th scope="col">Time a day</th>
              <th scope="col">Answers a day</th>
              <th scope="col">Known after a year</th>
            </tr>
          </thead>
          <tbody>
            {workload.points.map(({ desiredRetention, minutesPerDay, cardsPerDay, known }) => (
              <tr key={desiredRetention}>
                <th scope="row">{Math.round(desiredRetention * 100)} %</th>
                <td>{minutesText(minutesPerDay)}</td>
                <td>{Math.round(cardsPerDay)}</td>
                <td>{known === null ? 'nothing yet' : `${Math.round(known * 100)} %`}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </VisuallyHidden>
    </figure>
  );
}

/** An even number of minutes that the axis ends at. */
function niceMost(minutes: number): number {
  const steps = [2, 4, 10, 20, 30, 40, 60, 80, 100, 120, 160, 200, 300, 400, 600, 1_000];
  return steps.find((step) => step >= minutes) ?? Math.ceil(minutes / 1_000) * 1_000;
}
