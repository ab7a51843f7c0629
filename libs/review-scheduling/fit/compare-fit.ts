import { evaluationOf, predict } from '../domain/fit/evaluate.js';
import { isBetter, type FitFigures } from '../domain/fit/fit.js';
import type { SplitItems, TrainingItem } from '../domain/fit/training-set.js';
import { bindingItems, findWeights } from './find-weights.js';
import type { FitOutcome } from './fits.store.js';

export interface FitTask {
  split: SplitItems;
  /** What the fit must be better than; undefined: the published. */
  before: readonly number[] | undefined;
  figures: FitFigures;
  relearningSteps: number;
  onProgress: (share: number) => void;
}

/** Of the work: making the items; the rest is the search but for the last look. */
const [made, found] = [0.2, 0.95];

/**
 * Fits to the training part and compares on what was held out. The weights that were tested are those that are kept:
 * fitted once more to everything they would be others, of which nobody knows how well they predict.
 */
export async function compareFit(task: FitTask): Promise<FitOutcome> {
  const { split, before, figures, relearningSteps, onProgress } = task;
  try {
    const items = await bindingItems(split.train);
    onProgress(made);
    const onSearch = (share: number) => onProgress(made + (found - made) * share);
    const weights = await findWeights(items, { relearningSteps, onProgress: onSearch });
    if (!weights) return { state: 'too-few', weights: null, figures };
    const results = { before: evaluate(split.heldOut, before), after: evaluate(split.heldOut, weights) };
    const state = isBetter(results.before, results.after) ? 'better' : 'not-better';
    return { state, weights, figures: { ...figures, ...results } };
  } catch (error) {
    // The same reviews would fail the same way: it is told, and not tried again.
    const why = error instanceof Error ? error.message : String(error);
    return { state: 'failed', weights: null, figures: { ...figures, why } };
  }
}

const evaluate = (items: readonly TrainingItem[], weights: readonly number[] | undefined) =>
  evaluationOf(predict(items, weights));
