import type { Act } from './acts.js';

/** An act with what its numbers stand for. */
export interface Deed<A extends Act = Act> {
  act: A;
  /** Empty where it is not about one sitting. */
  sittingId: string;
  /** Number of the candidate who does it. */
  who: number;
  /** Of an item. */
  position: number;
  /** Of an answer. */
  revision: number;
  /** Answers that are sent at once under it. */
  sent: number[];
  /** Of time that is passed. */
  passMs: number;
}

/** What one doing of it was answered with. */
export type Outcome = { refused: string } | { done: string };
export const refused = (code: string): Outcome => ({ refused: code });
export const done = (what = 'done'): Outcome => ({ done: what });

/** One handling of a job. */
export interface Delivery {
  outboxId: string;
  name: string;
  sessionId: string;
  position: number | null;
}
