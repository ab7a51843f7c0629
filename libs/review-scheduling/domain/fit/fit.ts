export const fitStates = ['queued', 'running', 'better', 'not-better', 'too-few', 'failed'] as const;
export type FitState = (typeof fitStates)[number];

/** Whose reviews parameters were fitted to; `published`: the defaults of FSRS-6, fitted to nobody's here. */
export const parameterSources = ['own', 'everybody', 'published'] as const;
export type ParameterSource = (typeof parameterSources)[number];

export const sourceOf = (fit: { personId: string | null } | null): ParameterSource => {
  if (!fit) return 'published';
  return fit.personId ? 'own' : 'everybody';
};

/** Fewer usable reviews say less of a person than the published parameters do. */
export const leastUsable = 400;
/** For the parameters that newcomers start from. */
export const leastPooled = { usable: 4_000, people: 10 };
/** A night's fit needs so many new answers since the last, as a share or in all, whichever comes first. */
export const leastNew = { share: 0.1, reviews: 100 };

/** How well parameters predict reviews that they were not fitted to. */
export interface Evaluation {
  /** Mean of −log of the probability that was given to what happened; lower is better. */
  logLoss: number;
  /** Root of the mean square error between predicted and true recall, by bins of like reviews; lower is better. */
  rmseBins: number;
}

/** What a fit was made of and came to; `before` and `after` are of the held-out reviews. */
export interface FitFigures {
  /** All that were read, also those of the same day as the one before. */
  answers: number;
  /** Reviews that say something of memory: of cards seen on an earlier day. */
  usable: number;
  trained: number;
  heldOut: number;
  /** Whose reviews these are, where they are not one person's. */
  people?: number;
  /** The parameters that `before` is of: those in force when the fit began. */
  against?: { source: ParameterSource; fitId: string | null };
  before?: Evaluation;
  after?: Evaluation;
  /** Why it failed. */
  why?: string;
}

/** Fitted parameters are better where they give what happened a higher probability; RMSE is shown, and decides nothing. */
export const isBetter = (before: Evaluation, after: Evaluation): boolean => after.logLoss < before.logLoss;

/**
 * Whether a night is to fit anew, by a person's answers now and at the last fit (undefined: there was none). Which of
 * them are usable shows only when all are read, by the fit itself.
 */
export function isFitDue(answers: number, lastAnswers: number | undefined): boolean {
  if (answers < leastUsable) return false;
  if (lastAnswers === undefined) return true;
  return answers - lastAnswers >= Math.min(leastNew.reviews, lastAnswers * leastNew.share);
}
