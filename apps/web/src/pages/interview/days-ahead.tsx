import { lazy } from 'react';
import { calendarDay, dateText, plural } from '../../time.js';
import { Picture } from '../progress/picture.js';
import type { InterviewPlan } from './interview-queries.js';

const DayBars = lazy(async () => ({ default: (await import('./day-bars.js')).DayBars }));

const shortDay = (on: string) => calendarDay(on).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** Each day until the interview: its new cards, its reviews and the minutes that they take. */
export function DaysAhead({ plan: { days, newPerDay, minutes } }: { plan: InterviewPlan }) {
  const busiest = days.reduce((most, day) => (day.minutes > most.minutes ? day : most), days[0]!);
  const total = days.reduce((sum, day) => sum + day.minutes, 0);
  const mean = Math.round(total / days.length);
  const isSeenBefore = (days.at(-1)?.new ?? 0) < 0.5;
  const until = isSeenBefore ? ' at first, then reviews alone' : ' until the end';
  const fresh = newPerDay > 0 ? `${plural(newPerDay, 'new card')} a day${until}. ` : '';
  const summary = `${fresh}About ${plural(mean, 'minute')} a day of the ${minutes.perDay} you give, most on ${dateText(calendarDay(busiest.on))}: ${Math.round(busiest.minutes)}.`;
  return (
    <Picture
      title="Day by day"
      summary={summary}
      height={230}
      table={{
        columns: ['Day', 'New', 'Reviews', 'Minutes', 'Left over'],
        rows: days.map((day) => [
          dateText(calendarDay(day.on)),
          Math.round(day.new),
          Math.round(day.reviews),
          Math.round(day.minutes),
          Math.round(day.left),
        ]),
      }}
    >
      <DayBars
        data={days.map((day) => ({
          label: shortDay(day.on),
          reviews: Math.round(day.reviews),
          new: Math.round(day.new),
          minutes: Math.round(day.minutes),
        }))}
      />
    </Picture>
  );
}
