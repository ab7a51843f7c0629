import { cardSorts, type CardSort } from '@app/review-scheduling/domain/card-sort.js';
import { given } from '../../api.js';

const cardStates = ['new', 'learning', 'review', 'relearning'] as const;
export type CardStateName = (typeof cardStates)[number];
export const cardShows = ['active', 'suspended', 'leeches'] as const;
type CardShow = (typeof cardShows)[number];

/** What the list of cards is narrowed by; it lives in the address. */
export interface CardFilter {
  state?: CardStateName;
  flag?: number;
  show?: CardShow;
  topic?: string;
  q?: string;
  sort?: CardSort;
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const oneOf = <T>(values: readonly T[], value: unknown): T | undefined => values.find((known) => known === value);
const flags = [0, 1, 2, 3, 4, 5, 6, 7];

export const cardFilter = ({ state, flag, show, topic, q, sort }: Record<string, unknown>): CardFilter =>
  given({
    state: oneOf(cardStates, state),
    flag: oneOf(flags, flag),
    show: oneOf(cardShows, show),
    topic: text(topic),
    q: text(q),
    sort: oneOf(cardSorts, sort),
  });
