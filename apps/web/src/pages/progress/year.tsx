import { lazy } from 'react';
import type { Progress } from '../../shapes.js';
import { calendarDay, durationText, plural } from '../../time.js';
import { Picture } from './picture.js';
import { StreakLine } from './streak-line.js';

const HeatMap = lazy(async () => ({ default: (await import('./heat-map.js')).HeatMap }));

/** The days of the last year, and the streak. */
export function Year({ progress }: { progress: Progress }) {
  const { reviewsByDay, today } = progress;
  const reviews = reviewsByDay.reduce((sum, { count }) => sum + count, 0);
  const timeMs = reviewsByDay.reduce((sum, day) => sum + day.timeMs, 0);
  const summary =
    reviews === 0
      ? 'Each day with reviews gets a square here: the more reviews, the stronger its colour.'
      : `In the last 365 days you studied on ${plural(reviewsByDay.length, 'day')}: ${plural(reviews, 'review')} in ${durationText(timeMs)}.`;
  return (
    <Picture
      title="Your year"
      summary={summary}
      height={150}
      isEmpty={reviews === 0}
      aside={<StreakLine streak={progress.streak} />}
      table={{ columns: ['Month', 'Study days', 'Reviews', 'Time'], rows: byMonth(reviewsByDay) }}
    >
      <HeatMap days={reviewsByDay} today={today} />
    </Picture>
  );
}

/** Newest first, as the days are. */
function byMonth(days: Progress['reviewsByDay']): (string | number)[][] {
  const months = new Map<string, { days: number; reviews: number; timeMs: number }>();
  for (const { on, count, timeMs } of days) {
    const month = months.get(on.slice(0, 7)) ?? { days: 0, reviews: 0, timeMs: 0 };
    months.set(on.slice(0, 7), {
      days: month.days + 1,
      reviews: month.reviews + count,
      timeMs: month.timeMs + timeMs,
    });
  }
  return [...months].map(([month, sums]) => [
    calendarDay(`${month}-01`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric' }),
    sums.days,
    sums.reviews,
    durationText(sums.timeMs),
  ]);
}
