/** Orders of a list of cards: soonest due, newest, most lapses, most difficult first. */
export const cardSorts = ['due', 'added', 'lapses', 'difficulty'] as const;
export type CardSort = (typeof cardSorts)[number];
