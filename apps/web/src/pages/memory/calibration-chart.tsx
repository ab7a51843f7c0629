import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { Health } from './memory-queries.js';

const percentOf = (share: number) => `${Math.round(share * 100)} %`;

/** A module of its own: the library of charts is loaded when the first one is shown. Hidden from assistive technology. */
export function CalibrationChart({ bins }: { bins: Health['calibration'] }) {
  const least = Math.min(
    0.8,
    ...bins.map(({ predicted, actual }) => Math.floor(Math.min(predicted, actual) * 10) / 10),
  );
  const domain: [number, number] = [least, 1];
  const ticks = Array.from({ length: Math.round((1 - least) * 10) + 1 }, (_, step) => least + step / 10);
  return (
    <LineChart
      h={300}
      data={bins.map(({ predicted, actual }) => ({ predicted, actual, right: predicted }))}
      dataKey="predicted"
      series={[
        { name: 'actual', label: 'Remembered', color: 'var(--app-bar)' },
        { name: 'right', label: 'As predicted', color: 'var(--app-half)', strokeDasharray: '6 5' },
      ]}
      curveType="linear"
      valueFormatter={percentOf}
      xAxisLabel="Predicted"
      yAxisLabel="Remembered"
      xAxisProps={{ type: 'number', domain, ticks, tickFormatter: percentOf }}
      yAxisProps={{ domain, ticks, tickFormatter: percentOf, width: 64 }}
      tooltipProps={{ labelFormatter: (value) => `Predicted: ${percentOf(Number(value))}` }}
      lineProps={{ isAnimationActive: false }}
      lineChartProps={{ accessibilityLayer: false }}
      withLegend
    />
  );
}
