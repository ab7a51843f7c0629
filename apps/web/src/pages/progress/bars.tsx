import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';

export interface BarsProps {
  data: { label: string; value: number; more?: number }[];
  /** Of what the bars are, as the tooltip says: `Reviews`. */
  name: string;
  /** Of what `more` is, on top of `value`. */
  moreName?: string;
  format?: (value: number) => string;
  /** A level to compare the bars with. */
  line?: number;
}

/** Bars over days or hours. A module of its own: the library of charts is loaded when the first one is shown. */
export function Bars({ data, name, moreName, format = String, line }: BarsProps) {
  return (
    <BarChart
      h={190}
      data={data}
      accessibilityLayer={false}
      dataKey="label"
      type={moreName ? 'stacked' : 'default'}
      series={[
        { name: 'value', label: name, color: 'var(--app-bar)' },
        ...(moreName ? [{ name: 'more', label: moreName, color: 'var(--app-bar-more)' }] : []),
      ]}
      valueFormatter={format}
      tickLine="none"
      gridAxis="x"
      maxBarWidth={26}
      xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 14 }}
      yAxisProps={{ width: 34, allowDecimals: false, tickFormatter: String }}
      // Its keyboard access would be to what is hidden from assistive technology: the table is for that.
      barChartProps={{ accessibilityLayer: false }}
      referenceLines={line === undefined ? [] : [{ y: line, color: 'var(--app-half)' }]}
      barProps={{ radius: moreName ? 2 : [4, 4, 0, 0], isAnimationActive: false }}
    />
  );
}
