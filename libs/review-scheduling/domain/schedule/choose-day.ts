/** A day to which the next review may go. */
export interface DayOption {
  /** Days from the review. */
  days: number;
  /** What part of a common day's cards it may get, 0 to 1. */
  share: number;
  /** Cards that are due on it so far. */
  cards: number;
}

export interface Choosing {
  /** The interval, in days, before anything is chosen. */
  interval: number;
  /** Spread reviews over the days. */
  fuzz: boolean;
  /** Prefer the days with the fewest cards. */
  balance: boolean;
  /** From 0 to under 1, in place of chance. */
  place: number;
}

/**
 * The day of the next review, among the days around its interval: none with a share of 0, unless all have. With load
 * balance a day is the likelier the fewer cards it has beside its share, so that cards come to lie by the shares, and a
 * little the likelier the sooner it is. Without balance and fuzz the interval stays, unless its day is an easy one.
 */
export function chooseDay(options: readonly DayOption[], choosing: Choosing): number {
  const open = options.filter(({ share }) => share > 0);
  if (open.length === 0)
    return chooseDay(
      options.map((option) => ({ ...option, share: 1 })),
      choosing,
    );
  if (!choosing.fuzz && !choosing.balance) return stayOrMove(options, open, choosing);
  return draw(open, choosing);
}

/** Of the cards of an easy day its share stays; the others go to the nearest day with a greater one, the sooner first. */
function stayOrMove(all: readonly DayOption[], open: readonly DayOption[], { interval, place }: Choosing): number {
  const share = all.find(({ days }) => days === interval)?.share ?? 0;
  if (place < share) return interval;
  const distance = ({ days }: DayOption) => Math.abs(days - interval);
  const better = open.filter((option) => option.share > share).toSorted((a, b) => distance(a) - distance(b));
  return better[0]?.days ?? interval;
}

function draw(options: readonly DayOption[], { balance, place }: Choosing): number {
  const weights = options.map((option) => (balance ? weightOf(option) : option.share));
  let left = place * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, { days }] of options.entries()) {
    left -= weights[index]!;
    if (left < 0) return days;
  }
  return options.at(-1)!.days;
}

/**
 * By share × f(cards / share), days fill in proportion to their shares. Square and interval are Anki's measure: as far days
 * have fewer cards by nature, one that always took the emptiest day would make all intervals longer.
 */
const weightOf = ({ days, share, cards }: DayOption) => share / (1 + cards / share) ** 2 / days;

/** The place in a range of days, as `Scheduling.fuzz` has it, at which a day of it lies. */
export function placeIn({ from, to }: { from: number; to: number }, days: number): number {
  return (days - from + 0.5) / (to - from + 1);
}
