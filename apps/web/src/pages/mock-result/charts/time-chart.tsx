import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { DebriefItem } from '../../../shapes.js';
import { clockText, durationText, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import classes from './charts.module.css';
import { Legend } from './legend.js';
import { ratioScale, tickText, type RatioScale } from './time-scale.js';
import { TimeTable } from './time-table.js';

interface TimeChartProps {
  items: readonly DebriefItem[];
  /** Whether everybody's median is told. */
  median: boolean;
}

/**
 * The time that each question took as a multiple of what it was expected to take, so that a short one and a long one
 * compare, beside what it took everybody.
 */
export function TimeChart({ items, median }: TimeChartProps) {
  const scale = ratioScale(items.flatMap((item) => [spentRatio(item), medianRatio(item) ?? 0]));
  const hatch = useId();
  const hasMedians = items.some(({ medianMs }) => medianMs !== null);
  return (
    <Card label="Time per question">
      <Title order={2}>Time per question</Title>
      <Text mb="sm">{summaryOf(items)}</Text>
      <figure className={classes.figure} data-testid="time-chart">
        <Legend hatch={hatch} over={items.some((item) => spentRatio(item) > 1)} median={hasMedians} />
        <div aria-hidden>
          <Axis scale={scale} />
          {items.map((item, index) => (
            <Row key={item.position} item={item} number={index + 1} scale={scale} hatch={hatch} />
          ))}
        </div>
        <TimeTable items={items} />
        {median && !hasMedians && (
          <Text component="figcaption" size="sm" c="dimmed">
            Too few people have answered these questions to compare times.
          </Text>
        )}
      </figure>
    </Card>
  );
}

const expectedMs = ({ estimatedSeconds }: DebriefItem) => estimatedSeconds * 1_000;
const spentRatio = (item: DebriefItem) => item.timeSpentMs / expectedMs(item);
const medianRatio = (item: DebriefItem) => (item.medianMs === null ? null : item.medianMs / expectedMs(item));

function summaryOf(items: readonly DebriefItem[]): string {
  const over = items.filter((item) => spentRatio(item) > 1).length;
  const compared = items.filter(({ medianMs }) => medianMs !== null);
  const slower = compared.filter(({ timeSpentMs, medianMs }) => timeSpentMs > (medianMs ?? 0)).length;
  const own =
    over === 0
      ? 'No question took longer than expected.'
      : `${over} of ${plural(items.length, 'question')} took longer than expected.`;
  if (compared.length === 0) return own;
  if (slower === 0) return `${own} Where times compare, half of everybody took as long as you or longer.`;
  return `${own} On ${slower} of ${compared.length} you took longer than half of everybody.`;
}

function Axis({ scale: { ticks, at } }: { scale: RatioScale }) {
  const last = ticks.length - 1;
  return (
    <div className={classes.row}>
      <span />
      <svg className={classes.plot} width="100%" height="20">
        {ticks.map((tick, index) => (
          <text
            key={tick}
            x={`${at(tick)}%`}
            y="14"
            textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
            className={classes.tick}
            data-half={tick % 1 !== 0 || undefined}
          >
            {tickText(tick)}
          </text>
        ))}
      </svg>
      <span className={classes.unit}>min:s</span>
    </div>
  );
}

interface RowProps {
  item: DebriefItem;
  number: number;
  scale: RatioScale;
  hatch: string;
}

const rowHeight = 28;
const middle = rowHeight / 2;
const bar = { y: 9, height: 10 };

function Row({ item, number, scale, hatch }: RowProps) {
  const { ticks, at } = scale;
  const spent = spentRatio(item);
  const median = medianRatio(item);
  const within = at(Math.min(spent, 1));
  return (
    <div className={classes.row}>
      <span className={classes.number}>{number}</span>
      <svg className={classes.plot} width="100%" height={rowHeight}>
        <title>{rowText(item, number)}</title>
        {ticks.map((tick) => (
          <line key={tick} x1={`${at(tick)}%`} x2={`${at(tick)}%`} y1="0" y2={rowHeight} className={classes.grid} />
        ))}
        <rect {...bar} x="0" width={`${within}%`} className={classes.spent} />
        {spent > 1 && <rect {...bar} x={`${within}%`} width={`${at(spent) - within}%`} fill={`url(#${hatch})`} />}
        {scale.isCut(spent) && <Cut />}
        <line x1={`${at(1)}%`} x2={`${at(1)}%`} y1="0" y2={rowHeight} className={classes.expected} />
        {median !== null && <circle cx={`${at(median)}%`} cy={middle} r="4.5" className={classes.median} />}
      </svg>
      <span className={classes.value}>
        <span data-over={spent > 1 || undefined}>{item.seen ? clockText(item.timeSpentMs) : '–'}</span>
        <span className={classes.of}> of {clockText(expectedMs(item))}</span>
      </span>
    </div>
  );
}

/** The bar goes on beyond the scale. */
function Cut() {
  return (
    <svg x="100%" className={classes.plot}>
      <path d={`M -9 ${bar.y - 3} l 4 ${bar.height / 2 + 3} l -4 ${bar.height / 2 + 3}`} className={classes.cut} />
      <path d={`M -4 ${bar.y - 3} l 4 ${bar.height / 2 + 3} l -4 ${bar.height / 2 + 3}`} className={classes.cut} />
    </svg>
  );
}

function rowText(item: DebriefItem, number: number): string {
  const median = item.medianMs === null ? '' : `, everybody’s median ${durationText(item.medianMs)}`;
  return `Question ${number}: ${durationText(item.timeSpentMs)}, expected ${durationText(expectedMs(item))}${median}`;
}
