/**
 * How two questions become one. `duplicate`: one is retired, and what candidates know of it goes on with the other.
 * `variant`: both stay, and on one day a person is asked one of them.
 */
export const mergeWays = ['duplicate', 'variant'] as const;
export type MergeWay = (typeof mergeWays)[number];

/** What was so before, for whoever takes it back. */
export interface MergedBefore {
  publishedNumber: number | null;
  /** Of every question whose group changed. */
  groups: { id: string; group: string | null }[];
  /** Cards that were those of the question, and went over to the other. */
  cards: string[];
}
