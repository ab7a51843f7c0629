/** A card that is due on days that are to hold fewer. Days are numbers, one after the other. */
export interface MovableCard {
  id: string;
  due: number;
  /** The days around its interval that memory hardly tells apart: the range of the fuzz. */
  from: number;
  until: number;
}

/** A day that cards may go to. */
export interface OpenDay {
  day: number;
  /** Cards that are due on it already. */
  count: number;
  /** Of a common day's cards, 1 to 100. */
  percent: number;
}

/** How many of the days after the range take what can't go anywhere without being late. */
const catchUpDays = (rangeDays: number) => Math.min(14, Math.max(3, Math.ceil(rangeDays / 2)));

/**
 * On which open day each card goes: where the range of its fuzz reaches one, the emptiest of those for its percentage,
 * the nearest of equals; else to the emptiest of the first days after the range, so that no wall waits there. Cards with the
 * least choice choose first. A card stays out where no day is open. The same cards and days always give the same.
 */
export function spread(
  cards: readonly MovableCard[],
  range: { from: number; until: number },
  days: readonly OpenDay[],
): Map<string, number> {
  const open = days
    .filter(({ day, percent }) => percent > 0 && (day < range.from || day > range.until))
    .map((day) => ({ ...day }));
  const after = open.filter(({ day }) => day > range.until).slice(0, catchUpDays(range.until - range.from + 1));
  const reach = new Map(cards.map((card) => [card.id, reachOf(card, open)]));
  const inTurn = cards.toSorted((a, b) => reach.get(a.id)!.length - reach.get(b.id)!.length || (a.id < b.id ? -1 : 1));
  const moves = new Map<string, number>();
  for (const card of inTurn) {
    const reached = reach.get(card.id)!;
    const chosen = emptiest(reached.length > 0 ? reached : after, card.due);
    if (!chosen) continue;
    chosen.count += 1;
    moves.set(card.id, chosen.day);
  }
  return moves;
}

/** Those of a day's cards that must leave it, where `keep` may stay: first those that can leave it without being late. */
export function leaving(cards: readonly MovableCard[], keep: number, days: readonly OpenDay[]): MovableCard[] {
  const choices = new Map(cards.map((card) => [card.id, reachOf(card, days).length]));
  return cards
    .toSorted((a, b) => choices.get(b.id)! - choices.get(a.id)! || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, cards.length - keep));
}

const reachOf = <D extends OpenDay>({ from, until }: MovableCard, days: readonly D[]): D[] =>
  days.filter(({ day }) => day >= from && day <= until);

function emptiest(days: readonly OpenDay[], due: number): OpenDay | undefined {
  let best: OpenDay | undefined;
  for (const day of days) {
    if (!best || isBetter(day, best, due)) best = day;
  }
  return best;
}

function isBetter(a: OpenDay, b: OpenDay, due: number): boolean {
  const difference = (a.count + 1) / a.percent - (b.count + 1) / b.percent;
  return difference < 0 || (difference === 0 && Math.abs(a.day - due) < Math.abs(b.day - due));
}
