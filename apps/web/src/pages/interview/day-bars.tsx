import '@mantine/charts/styles.css';
import { CompositeChart } from '@mantine/charts';

interface DayBarsProps {
  data: { label: string; reviews: number; new: number; minutes: number }[];
}

/** Cards as bars, minutes as a line. A module of its own: the library of charts is loaded when it is shown. */
export function DayBars({ data }: DayBarsProps) {
  return (
    <CompositeChart
      h={230}
      data={data}
      dataKey="label"
      withLegend
      legendProps={{ verticalAlign: 'bottom', height: 36 }}
      series={[
        { name: 'reviews', label: 'Answers', color: 'var(--app-bar)', type: 'bar' },
        { name: 'new', label: 'New cards', color: 'var(--app-half)', type: 'bar' },
        { name: 'minutes', label: 'Minutes', color: 'var(--mantine-color-text)', type: 'line' },
      ]}
      composedChartProps={{ accessibilityLayer: false }}
      tickLine="none"
      gridAxis="x"
      maxBarWidth={22}
      withDots={false}
      strokeWidth={2}
      xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 14 }}
      yAxisProps={{ width: 44, allowDecimals: false }}
      barProps={{ radius: [4, 4, 0, 0], isAnimationActive: false }}
      lineProps={{ isAnimationActive: false }}
    />
  );
}
