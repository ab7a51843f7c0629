import { Table, VisuallyHidden } from '@mantine/core';
import { calendarDay, dateText, plural } from '../time.js';
import classes from './forecast.module.css';

interface ForecastProps {
  /** Calendar days in the person's time zone, from today on. */
  days: readonly { on: string; count: number }[];
}

/** Reviews due by day: bars for the eye, the same as a table for assistive technology. */
export function Forecast({ days }: ForecastProps) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  return (
    <>
      <div className={classes.bars} aria-hidden>
        {days.map(({ on, count }, index) => (
          <div key={on} className={classes.day}>
            <span className={classes.count}>{count || ''}</span>
            <span
              className={classes.bar}
              data-today={index === 0 || undefined}
              style={{ height: `${(count / most) * 5.5}rem` }}
            />
            <span className={classes.label} data-today={index === 0 || undefined}>
              {days.length > 7 ? initial(on) : index === 0 ? 'Today' : weekday(on)}
            </span>
          </div>
        ))}
      </div>
      <VisuallyHidden>
        <Table>
          <caption>Reviews due by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Reviews</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ on, count }) => (
              <tr key={on}>
                <th scope="row">{dateText(calendarDay(on))}</th>
                <td>{plural(count, 'review')}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </VisuallyHidden>
    </>
  );
}

const initial = (on: string) => calendarDay(on).toLocaleDateString('en-GB', { weekday: 'narrow' });
const weekday = (on: string) => calendarDay(on).toLocaleDateString('en-GB', { weekday: 'short' });
