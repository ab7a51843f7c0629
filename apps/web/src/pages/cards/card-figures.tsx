import { dateText, dueText } from '../../time.js';
import type { CardDetails } from './card-queries.js';
import { daysText, difficultyText, percentText, stateWords } from './card-words.js';
import classes from './cards.module.css';

/** A card's numbers in plain words. */
export function CardFigures({ card }: { card: CardDetails }) {
  const { state, stability, difficulty, dueAt, reps, lapses, recallNow, lastReviewAt, suspended, serverNow } = card;
  const figures = [
    {
      label: 'Comes back',
      value: suspended ? 'Not asked' : dueText(dueAt, Date.parse(serverNow)).replace(/ \(.*/, ''),
      note: suspended ? 'it is suspended' : dateText(dueAt),
    },
    {
      label: 'Known now',
      value: recallNow === null ? '–' : percentText(recallNow),
      note: recallNow === null ? 'you have not answered it yet' : 'the chance that you would know it',
    },
    {
      label: 'Lasts',
      value: lastReviewAt ? daysText(stability) : '–',
      note: 'until the chance falls to 90 %',
    },
    {
      label: 'Difficulty',
      value: lastReviewAt ? `${Math.round(difficulty * 10) / 10} of 10` : '–',
      note: lastReviewAt ? difficultyText(difficulty) : 'shows after an answer',
    },
    {
      label: 'Answered',
      value: `${reps} ${reps === 1 ? 'time' : 'times'}`,
      note:
        lapses === 0
          ? `never forgotten · ${stateWords[state].toLowerCase()}`
          : `forgotten ${lapses} of them · ${stateWords[state].toLowerCase()}`,
    },
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
