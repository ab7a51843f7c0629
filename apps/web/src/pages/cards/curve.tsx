import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';

export interface CurveProps {
  /** `day`: since the last review. `recall`: percent. */
  points: { day: number; recall: number }[];
  dueDay: number;
  today: number;
}

/** Recall over days. A module of its own: the library of charts is loaded when the first one is shown. */
export function Curve({ points, dueDay, today }: CurveProps) {
  const low = Math.max(0, Math.floor((Math.min(...points.map(({ recall }) => recall)) - 1) / 10) * 10);
  const step = low < 50 ? 20 : 10;
  const ticks = Array.from(
    { length: Math.floor((100 - low) / step) + 1 },
    (_, index) => 100 - index * step,
  ).toReversed();
  const isEarly = dueDay < (points.at(-1)?.day ?? 0) / 2;
  const near = Math.abs(dueDay - today) < (points.at(-1)?.day ?? 1) / 8;
  return (
    <LineChart
      h={220}
      data={points}
      dataKey="day"
      series={[{ name: 'recall', label: 'Recall', color: 'var(--app-bar)' }]}
      curveType="monotone"
      withDots={false}
      accessibilityLayer={false}
      strokeWidth={2.5}
      gridAxis="x"
      tickLine="none"
      unit=" %"
      valueFormatter={(value) => String(Math.round(value))}
      xAxisProps={{
        type: 'number',
        domain: ['dataMin', 'dataMax'],
        tickFormatter: (day: number) => `${Math.round(day * 10) / 10} d`,
        minTickGap: 20,
      }}
      yAxisProps={{ width: 56, domain: [low, 100], ticks }}
      tooltipProps={{ labelFormatter: (day) => `${Math.round(Number(day) * 10) / 10} days after` }}
      referenceLines={[
        { x: dueDay, label: 'due', color: 'orange.7', labelPosition: isEarly ? 'insideTopLeft' : 'insideTopRight' },
        ...(near ? [] : [{ x: today, label: 'now', color: 'gray.6', labelPosition: 'insideBottomLeft' as const }]),
      ]}
      lineProps={{ isAnimationActive: false }}
    />
  );
}
