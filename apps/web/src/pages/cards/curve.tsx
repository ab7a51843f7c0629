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
  const near = Math.abs(dueDay - today) < (points.at(-1)?.day ?? 1) / 8;
  return (
    <LineChart
      h={220}
      data={points}
      dataKey="day"
      series={[{ name: 'recall', label: 'Recall', color: 'var(--app-bar)' }]}
      curveType="monotone"
      withDots={false}
      strokeWidth={2.5}
      gridAxis="y"
      tickLine="none"
      unit=" %"
      valueFormatter={(value) => String(Math.round(value))}
      xAxisProps={{
        type: 'number',
        domain: ['dataMin', 'dataMax'],
        tickFormatter: (day: number) => `${Math.round(day * 10) / 10} d`,
        minTickGap: 20,
      }}
      yAxisProps={{ width: 48, domain: [(low: number) => Math.max(0, Math.floor((low - 5) / 10) * 10), 100] }}
      tooltipProps={{ labelFormatter: (day) => `${Math.round(Number(day) * 10) / 10} days after` }}
      referenceLines={[
        { x: dueDay, label: 'due', color: 'var(--app-due)', labelPosition: 'insideTopRight' },
        ...(near
          ? []
          : [{ x: today, label: 'now', color: 'var(--app-now)', labelPosition: 'insideBottomLeft' as const }]),
      ]}
      lineProps={{ isAnimationActive: false }}
    />
  );
}
