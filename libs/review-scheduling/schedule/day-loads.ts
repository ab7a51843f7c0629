import type { Tx } from '@app/database/tx.js';
import { studyDaysFrom } from '../domain/study-day.js';
import { daysOf, type Answer } from './choose-place.js';
import { cardsDueOn, type PersonDay } from './day-loads.store.js';

/** How many cards each person has on the days that answers may lead to; counts on while they are chosen. */
export class DayLoads {
  private readonly cards = new Map<string, number>();
  /** Where this batch has put a card so far. */
  private readonly placed = new Map<string, string>();

  private constructor() {}

  /** One statement for all answers; none where nobody's days are balanced. */
  static async of(tx: Tx, answers: readonly Answer[], cardIds: readonly string[]): Promise<DayLoads> {
    const loads = new DayLoads();
    const days = new Map<string, PersonDay>();
    for (const answer of answers) {
      if (!answer.plan.preferences.loadBalance) continue;
      const { zone, rolloverHour } = answer.studyDays;
      for (const { on } of daysOf(answer)) {
        const key = keyOf(answer.personId, on);
        if (days.has(key)) continue;
        const [day] = studyDaysFrom(on, 1, zone, rolloverHour);
        days.set(key, { ...day!, personId: answer.personId });
      }
    }
    for (const { personId, on, cards } of await cardsDueOn(tx, [...days.values()], cardIds)) {
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
