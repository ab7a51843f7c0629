import { lazy } from 'react';
import { dateText, dateTimeText } from '../../time.js';
import { Picture } from '../progress/picture.js';
import type { CardDetails } from './card-queries.js';
import { percentText } from './card-words.js';

const Curve = lazy(async () => ({ default: (await import('./curve.js')).Curve }));
const dayMs = 86_400_000;
/** In the table, one line for so many points of the curve. */
const tableStep = 4;

/** How what is known of a card fades, from the last answer on, with the day on which it is due. */
export function ForgettingPicture({ card }: { card: CardDetails }) {
  const { forgettingCurve: curve, lastReviewAt, dueAt, recallNow, serverNow } = card;
  if (!lastReviewAt || recallNow === null || curve.length === 0) return null;
  const since = (at: string) => (Date.parse(at) - Date.parse(lastReviewAt)) / dayMs;
  const last = curve.at(-1)!;
  const atDue = curve.reduce((best, point) =>
    Math.abs(Date.parse(point.at) - Date.parse(dueAt)) < Math.abs(Date.parse(best.at) - Date.parse(dueAt))
      ? point
      : best,
  );
  const short = since(last.at) < 2;
  const when = short ? dateTimeText : dateText;
  const isAhead = Date.parse(dueAt) > Date.parse(serverNow);
  const whenDue = isAhead ? `when it is due, ${when(dueAt)}, with about ${percentText(atDue.recall)}; ` : '';
  return (
    <Picture
      title="How it fades"
      height={220}
      summary={`Now you would know it with a chance of ${percentText(recallNow)}; ${whenDue}by ${when(last.at)} with ${percentText(last.recall)} if you never looked at it again.`}
      table={{
        columns: ['When', 'Recall'],
        rows: curve
          .filter((_, index) => index % tableStep === 0)
          .map(({ at, recall }) => [dateTimeText(at), percentText(recall)]),
      }}
    >
      <Curve
        points={curve.map(({ at, recall }) => ({ day: since(at), recall: recall * 100 }))}
        dueDay={since(dueAt)}
        today={since(serverNow)}
      />
    </Picture>
  );
}
