import { stateOf } from '../card/cards.store.js';
import { ratings, type Rating } from '../domain/rating.js';
import { differingFields, isSameState } from '../domain/schedule/same-state.js';
import { newCardState, nextState, type CardState } from '../domain/schedule/schedule.js';
import type { CardRow, ReviewRow } from '../reviews.rows.js';
import { pastAct } from '../schedule/past-act.js';

/** Something that is not as the acts of a card say. */
export interface CardFault {
  /** The field of the card, or of the review with the number `seq`. */
  field: string;
  seq?: number;
  kept: unknown;
  /** What it should be; undefined where nobody can tell. */
  folded?: unknown;
}

export interface CheckedCard {
  faults: CardFault[];
  /** Ratings that were lost or changed, as the states kept with their reviews tell them. */
  ratings: { reviewId: string; rating: Rating }[];
}

export type ReviewToCheck = Pick<
  ReviewRow,
  | 'id'
  | 'cardId'
  | 'seq'
  | 'state'
  | 'act'
  | 'rating'
  | 'reviewedAt'
  | 'setDueAt'
  | 'desiredRetention'
  | 'timeZone'
  | 'rolloverHour'
  | 'scheduling'
  | 'stateBefore'
  | 'stateAfter'
>;

/** A card is made by a statement that reads the clock twice. */
const madeWithinMs = 1_000;

/**
 * Compares a card, exactly, with the fold of its acts, and each act with its place in the fold.
 * @param reviews all of the card, in their order
 * @param parameters those of its `fitId`
 */
export function checkCard(
  card: CardRow,
  reviews: readonly ReviewToCheck[],
  parameters: readonly number[] | undefined,
): CheckedCard {
  const checked: CheckedCard = { faults: checkNumbers(card, reviews), ratings: [] };
  const graded = reviews.filter(({ state }) => state === 'graded');
  let state = newCardState(card.createdAt);
  for (const [index, review] of graded.entries()) {
    compare(checked, review, { kept: review.stateBefore, folded: state, isFirst: index === 0, name: 'stateBefore' });
    const rating = ratingOf(checked, review, state, parameters);
    if (review.act === 'answer' && rating === null) return checked;
    state = nextState(state, pastAct({ ...review, rating }, parameters));
    compare(checked, review, { kept: review.stateAfter, folded: state, isFirst: false, name: 'stateAfter' });
  }
  const kept = stateOf(card);
  for (const field of differences(kept, state, graded.length === 0)) {
    checked.faults.push({ field, kept: kept[field], folded: state[field] });
  }
  return checked;
}

/** The server numbers the acts of a card from 1, without a gap. */
function checkNumbers({ lastSeq }: CardRow, reviews: readonly ReviewToCheck[]): CardFault[] {
  const faults: CardFault[] = [];
  if (lastSeq !== reviews.length) faults.push({ field: 'lastSeq', kept: lastSeq, folded: reviews.length });
  for (const [index, { seq }] of reviews.entries()) {
    if (seq !== index + 1) return [...faults, { field: 'seq', seq, kept: seq, folded: index + 1 }];
  }
  return faults;
}

/** Where the rating leads elsewhere than to what is kept, and exactly one other leads there, it was that one. */
function ratingOf(
  checked: CheckedCard,
  review: ReviewToCheck,
  before: CardState,
  parameters: readonly number[] | undefined,
): Rating | null {
  const { id, act, rating, seq, stateAfter } = review;
  if (act !== 'answer') {
    if (rating !== null) checked.faults.push({ field: 'rating', seq, kept: rating, folded: null });
    return null;
  }
  const leadsThere = (other: Rating) =>
    stateAfter !== null &&
    isSameState(stateAfter, nextState(before, pastAct({ ...review, rating: other }, parameters)));
  if (rating !== null && leadsThere(rating)) return rating;
  const others = ratings.filter((other) => other !== rating && leadsThere(other));
  const found = others.length === 1 ? others[0]! : null;
  if (found) checked.ratings.push({ reviewId: id, rating: found });
  if (found || rating === null) checked.faults.push({ field: 'rating', seq, kept: rating, folded: found ?? undefined });
  return found ?? rating;
}

interface Comparison {
  kept: CardState | null;
  folded: CardState;
  isFirst: boolean;
  name: 'stateBefore' | 'stateAfter';
}

function compare({ faults }: CheckedCard, { seq }: ReviewToCheck, { kept, folded, isFirst, name }: Comparison): void {
  if (!kept) {
    faults.push({ field: name, seq, kept, folded });
    return;
  }
  for (const field of differences(kept, folded, isFirst)) {
    faults.push({ field: `${name}.${field}`, seq, kept: kept[field], folded: folded[field] });
  }
}

/** A card that nothing happened to is due since it was made, give or take the statement that made it. */
function differences(kept: CardState, folded: CardState, isNew: boolean) {
  const fields = differingFields(kept, folded);
  if (!isNew || kept.state !== 'new') return fields;
  const apartMs = Math.abs(new Date(kept.dueAt).getTime() - folded.dueAt.getTime());
  return apartMs <= madeWithinMs ? fields.filter((field) => field !== 'dueAt') : fields;
}
