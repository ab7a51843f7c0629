import { studyDay } from '@app/review-scheduling/domain/study-day.js';
import { ankiHtml } from '../domain/export/anki-html.js';
import { frontText, twoSides } from '../domain/export/answer-text.js';
import type { NewCard, NewReview } from './anki-database.js';
import type { AnkiCardRow, AnkiReviewRow } from './anki-sections.js';

/** Whose days are counted, from which on, and what is wanted of the cards. */
export interface AnkiFrame {
  timeZone: string;
  rolloverHour: number;
  desiredRetention: number;
  /** Study day, YYYY-MM-DD. */
  firstDay: string;
}

const dayMs = 86_400_000;
const types = { new: 0, learning: 1, review: 2, relearning: 3 } as const;
const suspended = -1;
const notShown = 'The answer is left out: answer this question in Rehearse first.';

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

export function cardOf(row: AnkiCardRow, id: number, frame: AnkiFrame): NewCard {
  const { front, back } = row.isShown ? twoSides(row.content) : { front: frontText(row.content), back: notShown };
  const type = types[row.state];
  return {
    id,
    guid: row.questionId,
    fields: [ankiHtml(front), ankiHtml(back), ankiHtml(row.note)],
    tags: ['rehearse', row.level, ...row.topics],
    type,
    queue: row.suspendedAt ? suspended : type === types.relearning ? types.learning : type,
    due: dueOf(row, frame),
    intervalDays: row.scheduledDays,
    reps: row.reps,
    lapses: row.lapses,
    flag: row.flag,
    data:
      row.state === 'new'
        ? {}
        : { s: rounded(row.stability, 4), d: rounded(row.difficulty, 3), dr: rounded(frame.desiredRetention, 2) },
  };
}

/** Of a card in review the day, counted from the first; within steps the second; of a new one its place. */
function dueOf({ state, dueAt }: AnkiCardRow, { timeZone, rolloverHour, firstDay }: AnkiFrame): number {
  if (state === 'new') return 1;
  if (state !== 'review') return Math.floor(dueAt.getTime() / 1000);
  return (Date.parse(studyDay(dueAt, timeZone, rolloverHour)) - Date.parse(firstDay)) / dayMs;
}

const eases = { again: 1, hard: 2, good: 3, easy: 4 } as const;
const kinds = { new: 0, learning: 0, review: 1, relearning: 2 } as const;
const byHand = 4;

/** `id`: in milliseconds, unique. An act that is no answer becomes an entry by hand; one with no factor forgets the card. */
export function reviewOf(row: AnkiReviewRow, id: number, cardId: number): NewReview {
  const { act, rating, stateBefore, stateAfter, elapsedMs } = row;
  const scheduled = {
    id,
    cardId,
    interval: stateAfter?.scheduledDays ?? 0,
    lastInterval: stateBefore?.scheduledDays ?? 0,
  };
  if (act !== 'answer' || !rating) {
    return { ...scheduled, ease: 0, factor: act === 'reset' ? 0 : 2_500, tookMs: 0, type: byHand };
  }
  // Difficulty as Anki keeps it in its log with FSRS: 1 to 10 as 100 to 1100 thousandths.
  const factor = Math.round((((stateAfter?.difficulty ?? 1) - 1) / 9 + 0.1) * 1_000);
  return { ...scheduled, ease: eases[rating], factor, tookMs: elapsedMs, type: kinds[stateBefore?.state ?? 'new'] };
}

/** Ids are times in milliseconds, each later than the one before. */
export function idsFrom(): (at: Date) => number {
  let last = 0;
  return (at) => (last = Math.max(last + 1, at.getTime()));
}
