import { lazy } from 'react';
import type { Progress } from '../../shapes.js';
import { calendarDay, dateText, durationText, plural } from '../../time.js';
import { Picture } from './picture.js';

const Bars = lazy(async () => ({ default: (await import('./bars.js')).Bars }));

const shortDay = (on: string) => calendarDay(on).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
const minutes = (ms: number) => Math.round(ms / 6_000) / 10;
const daysShown = 30;
const dayMs = 86_400_000;

/** Reviews that fall due in the next 30 days. */
export function Ahead({ progress: { dueForecast, newPerDay } }: { progress: Progress }) {
  const total = dueForecast.reduce((sum, { count }) => sum + count, 0);
  const waiting = dueForecast.reduce((sum, { newCount }) => sum + newCount, 0);
  const most = dueForecast.reduce((high, day) => (day.count > high.count ? day : high), dueForecast[0]!);
  const due =
    total === 0
      ? 'No reviews are planned.'
      : `${plural(total, 'review')} in the next ${dueForecast.length} days, most on ${dateText(calendarDay(most.on))}: ${most.count}.`;
  const fresh =
    waiting > 0
      ? ` On top come ${plural(waiting, 'new card')}, up to ${newPerDay} a day: the upper part of the bars.`
      : '';
  const isEmpty = total + waiting === 0;
  return (
    <Picture
      title="Reviews ahead"
      summary={
        isEmpty ? 'Nothing is planned. Reviews appear here after your first mock or practice question.' : due + fresh
      }
      height={190}
      isEmpty={isEmpty}
      table={{
        columns: ['Day', 'Reviews', 'New cards'],
        rows: dueForecast.map(({ on, count, newCount }) => [dateText(calendarDay(on)), count, newCount]),
      }}
    >
      {!isEmpty && (
        <Bars
          name="Reviews"
          {...(waiting > 0 && { moreName: 'New cards' })}
          data={dueForecast.map(({ on, count, newCount }) => ({ label: shortDay(on), value: count, more: newCount }))}
        />
      )}
    </Picture>
  );
}

/** Minutes a day in the last 30 days. */
export function TimePerDay({ progress: { reviewsByDay, studyTime, today } }: { progress: Progress }) {
  const byDay = new Map(reviewsByDay.map(({ on, timeMs }) => [on, timeMs]));
  const days = Array.from({ length: daysShown }, (_, index) =>
    new Date(Date.parse(today) - (daysShown - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
  const month = studyTime.find(({ window }) => window === 'month')!;
  const week = studyTime.find(({ window }) => window === 'week')!;
  const summary =
    month.medianMs === null
      ? 'How long your reviews take shows here from the first one on.'
      : `On half of your study days you need ${durationText(month.medianMs)} or less: the line. In the last 30 days that came to ${durationText(month.totalMs)}, ${durationText(week.totalMs)} of it in the last seven.`;
  return (
    <Picture
      title="Time per day"
      summary={summary}
      height={190}
      isEmpty={month.medianMs === null}
      table={{
        columns: ['Day', 'Time'],
        rows: days.map((on) => [dateText(calendarDay(on)), durationText(byDay.get(on) ?? 0)]),
      }}
    >
      {month.medianMs !== null && (
        <Bars
          name="Minutes"
          format={(value) => `${value} min`}
          data={days.map((on) => ({ label: shortDay(on), value: minutes(byDay.get(on) ?? 0) }))}
          line={minutes(month.medianMs)}
        />
      )}
    </Picture>
  );
}

/** When in the day reviews are done. */
export function HoursOfDay({ progress: { reviewsByHour } }: { progress: Progress }) {
  const total = reviewsByHour.reduce((sum, { count }) => sum + count, 0);
  const most = reviewsByHour.reduce((high, hour) => (hour.count > high.count ? hour : high), reviewsByHour[0]!);
  const span = (hour: number) => `${clock(hour)} to ${clock((hour + 1) % 24)}`;
  return (
    <Picture
      title="Hours of the day"
      summary={
        total === 0
          ? 'When you study shows here.'
          : `Most of your reviews in the last year, ${most.count} of ${total}, were between ${clock(most.hour)} and ${clock((most.hour + 1) % 24)}.`
      }
      height={190}
      isEmpty={total === 0}
      table={{ columns: ['Hour', 'Reviews'], rows: reviewsByHour.map(({ hour, count }) => [span(hour), count]) }}
    >
      {total > 0 && (
        <Bars name="Reviews" data={reviewsByHour.map(({ hour, count }) => ({ label: clock(hour), value: count }))} />
      )}
    </Picture>
  );
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
