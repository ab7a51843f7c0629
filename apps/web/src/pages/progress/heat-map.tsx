import '@mantine/charts/styles.css';
import { Heatmap } from '@mantine/charts';
import { useElementSize } from '@mantine/hooks';
import { calendarDay, dateText, durationText, plural } from '../../time.js';
import classes from './progress.module.css';

export interface HeatMapProps {
  days: readonly { on: string; count: number; timeMs: number }[];
  /** The last day shown. */
  today: string;
}

const dayMs = 86_400_000;
const gap = 3;
const sizes = { least: 13, most: 16 };
const yearWeeks = 53;
const labelWidth = 34;
const shades = [1, 2, 3, 4].map((level) => `var(--app-heat-${level})`);

/** A square for each day of the last year, or of as many weeks as there is room for. */
export function HeatMap({ days, today }: HeatMapProps) {
  const { ref, width } = useElementSize();
  const room = width - labelWidth;
  const size = Math.min(sizes.most, Math.max(sizes.least, Math.floor(room / yearWeeks) - gap));
  const weeks = Math.min(yearWeeks, Math.floor(room / (size + gap)));
  const weekday = (calendarDay(today).getDay() + 6) % 7;
  const from = new Date(Date.parse(today) - ((weeks - 1) * 7 + weekday) * dayMs).toISOString().slice(0, 10);
  const byDay = new Map(days.map((day) => [day.on, day]));
  return (
    <div ref={ref} className={classes.heat}>
      {weeks > 0 && (
        <Heatmap
          data={Object.fromEntries(days.filter(({ on }) => on >= from).map(({ on, count }) => [on, count]))}
          startDate={from}
          endDate={today}
          withOutsideDates={false}
          rectSize={size}
          gap={gap}
          rectRadius={3}
          colors={shades}
          style={{ '--heatmap-empty-rect-bg': 'var(--app-line)' }}
          withMonthLabels
          withWeekdayLabels
          weekdaysLabelsWidth={labelWidth}
          withLegend
          withTooltip
          getTooltipLabel={({ date }) => {
            const day = byDay.get(date);
            const what = day ? `${plural(day.count, 'review')}, ${durationText(day.timeMs)}` : 'no reviews';
            return `${dateText(calendarDay(date))}: ${what}`;
          }}
        />
      )}
    </div>
  );
}
