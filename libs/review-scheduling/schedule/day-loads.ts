import type { Tx } from '@app/database/tx.js';
import { studyDaysFrom } from '../domain/study-day.js';
import type { Answer } from './choose-place.js';
import { cardsDueOn, type Stretch } from './day-loads.store.js';

const dayMs = 86_400_000;

/** How many cards each person has on the days that answers may lead to; counts on while they are chosen. */
export class DayLoads {
  private readonly cards = new Map<string, number>();
  /** Where this batch has put a card so far. */
  private readonly placed = new Map<string, string>();

  private constructor() {}

  /** One statement for all answers; none where nobody's days are balanced. */
  static async of(tx: Tx, answers: readonly Answer[], cardIds: readonly string[]): Promise<DayLoads> {
    const loads = new DayLoads();
    const balanced = answers.filter(({ plan }) => plan.preferences.loadBalance);
    for (const { personId, on, cards } of await cardsDueOn(tx, stretchesOf(balanced), cardIds)) {
      loads.cards.set(keyOf(personId, on), cards);
    }
    return loads;
  }

  readonly cardsOn = (personId: string, on: string): number => this.cards.get(keyOf(personId, on)) ?? 0;

  /** A card has got its day; another day than before, where it is answered twice. */
  place(cardId: string, personId: string, on: string): void {
    const before = this.placed.get(cardId);
    if (before !== undefined) this.add(before, -1);
    this.placed.set(cardId, keyOf(personId, on));
    this.add(keyOf(personId, on), 1);
  }

  private add(key: string, change: number): void {
    this.cards.set(key, (this.cards.get(key) ?? 0) + change);
  }
}

const keyOf = (personId: string, on: string) => `${personId}/${on}`;

/** The days of all answers, each once for each person; those in a row as one. */
function stretchesOf(answers: readonly Answer[]): Stretch[] {
  const people = new Map<string, { answer: Answer; dates: Set<number> }>();
  for (const answer of answers) {
    const { zone, rolloverHour } = answer.studyDays;
    const key = `${answer.personId}/${zone}/${rolloverHour}`;
    const { dates } = people.get(key) ?? people.set(key, { answer, dates: new Set() }).get(key)!;
    for (const { on } of answer.days) dates.add(Date.parse(on));
  }
  return [...people.values()].flatMap(({ answer: { personId, studyDays }, dates }) =>
    rowsOf([...dates].toSorted((a, b) => a - b)).map(({ from, count }) => {
      const on = new Date(from).toISOString().slice(0, 10);
      return { personId, days: studyDaysFrom(on, count, studyDays.zone, studyDays.rolloverHour) };
    }),
  );
}

/** Dates in rows without a gap. */
function rowsOf(dates: readonly number[]): { from: number; count: number }[] {
  const rows: { from: number; count: number }[] = [];
  for (const date of dates) {
    const last = rows.at(-1);
    if (last && date === last.from + last.count * dayMs) last.count += 1;
    else rows.push({ from: date, count: 1 });
  }
  return rows;
}
