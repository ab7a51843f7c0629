import { fuzzRange } from '../schedule/schedule.js';
import type { StudyDay } from '../study-day.js';
import { leaving, spread, type MovableCard, type OpenDay } from './spread.js';

/** A card as far as its next review may be moved. */
export interface DueCard {
  id: string;
  dueAt: Date;
  /** The interval that it was given, in days. */
  scheduledDays: number;
}

/** A study day, with the cards that are due on it and the percent of a common day's that it shall hold. */
export interface PlannedDay extends StudyDay {
  count: number;
  percent: number;
}

export interface Plan {
  /** Study days one after the other: those of the range, those before that are not over yet, some after. */
  days: readonly PlannedDay[];
  /** Places of the first and the last day of the range in `days`. */
  range: { from: number; until: number };
  /** Of each day's cards, how many percent stay. */
  loadPercent: number;
  /** When cards were due that have been moved out of the range already: they count where a share may stay. */
  movedFrom: readonly Date[];
  maximumDays: number;
}

const dayMs = 86_400_000;

/** When each card that must leave the range is due instead: at its hour, on another day. What can't go is left out. */
export function movesOut(cards: readonly DueCard[], plan: Plan): Map<string, Date> {
  const { days, range, loadPercent } = plan;
  const open: OpenDay[] = days.map(({ count, percent }, day) => ({ day, count, percent }));
  const outside = open.filter(({ day, percent }) => percent > 0 && (day < range.from || day > range.until));
  const movable = cards.map((card) => movableCard(card, plan));
  const movedFrom = plan.movedFrom.map((at) => dayOf(at, days));
  const leavers: MovableCard[] = [];
  for (let day = range.from; day <= range.until; day += 1) {
    // What is overdue is done on the first day, or not.
    const due = movable.filter((card) => Math.max(0, card.due) === day);
    const planned = due.length + movedFrom.filter((from) => Math.max(0, from) === day).length;
    leavers.push(...leaving(due, Math.round((planned * loadPercent) / 100), outside));
  }
  const dueAt = new Map(cards.map((card) => [card.id, card.dueAt]));
  const placed = spread(leavers, range, open);
  return new Map([...placed].map(([id, day]) => [id, sameHourOn(dueAt.get(id)!, days, day)]));
}

/** The place of an instant's day; below 0 before the first. */
function dayOf(at: Date, days: readonly StudyDay[]): number {
  const early = days[0]!.beginsAt.getTime() - at.getTime();
  if (early > 0) return -Math.ceil(early / dayMs);
  const index = days.findIndex(({ endsAt }) => at < endsAt);
  return index === -1 ? days.length : index;
}

function movableCard({ id, dueAt, scheduledDays }: DueCard, { days, maximumDays }: Plan): MovableCard {
  const due = dayOf(dueAt, days);
  const { from, to } = fuzzRange(scheduledDays, 0, maximumDays);
  return { id, due, from: due + Math.round(from) - scheduledDays, until: due + Math.round(to) - scheduledDays };
}

/** A day is 24 hours but where the clocks change: hence kept within the day that is meant. */
function sameHourOn(dueAt: Date, days: readonly StudyDay[], day: number): Date {
  const { beginsAt, endsAt } = days[day]!;
  const dueDay = days[Math.max(0, dayOf(dueAt, days))]!;
  const hours = Math.max(0, dueAt.getTime() - dueDay.beginsAt.getTime());
  return new Date(Math.min(beginsAt.getTime() + hours, endsAt.getTime() - 1));
}
