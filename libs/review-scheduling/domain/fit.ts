export const fitStates = ['queued', 'running', 'better', 'not-better', 'too-few', 'failed'] as const;
export type FitState = (typeof fitStates)[number];

/** How well parameters predict reviews that they were not fitted to. */
export interface Evaluation {
  /** Mean of −log of the probability that was given to what happened; lower is better. */
  logLoss: number;
  /** Root of the mean square error between predicted and true recall, by bins of like reviews; lower is better. */
  rmseBins: number;
}

/** What a fit was made of and came to; `before` and `after` are of the held-out reviews. */
export interface FitFigures {
  /** Reviews that say something of memory: of cards seen on an earlier day. */
  usable: number;
  trained: number;
  heldOut: number;
  before?: Evaluation;
  after?: Evaluation;
  /** Why it failed. */
  why?: string;
}
