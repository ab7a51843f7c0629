import { default_w, FSRSAlgorithm, generatorParameters } from 'ts-fsrs';
import type { FSRSState } from 'ts-fsrs';
import type { Evaluation } from './fit.js';
import type { History, TrainingItem } from './training-set.js';

/** What was predicted of one usable review, and what came of it. */
export interface Prediction {
  /** Probability of recall, 0 to 1. */
  recall: number;
  remembered: boolean;
  /** Reviews of like cards: as long away, as often reviewed, as often forgotten. */
  bin: string;
}

/** Reviews of about the same predicted recall. */
export interface CalibrationBin {
  /** Of the predicted recall; the bin reaches up to, not including, `to`. */
  from: number;
  to: number;
  count: number;
  /** Means, 0 to 1. */
  predicted: number;
  actual: number;
}

const calibrationBins = 20;
/** No probability is taken for certain: as in the library that fits. */
const [leastRecall, mostRecall] = [0.0001, 0.9999];

/** Predictions of these reviews. `weights`: the 21 of FSRS-6; undefined: the published. */
export function predict(items: readonly TrainingItem[], weights: readonly number[] | undefined): Prediction[] {
  const w = [...(weights ?? default_w)];
  const algorithm = new FSRSAlgorithm(generatorParameters({ w, enable_short_term: true }));
  const lengths = new Map<History, Set<number>>();
  for (const { history, length } of items) {
    const known = lengths.get(history);
    if (known) known.add(length);
    else lengths.set(history, new Set([length]));
  }
  return [...lengths].flatMap(([history, wanted]) => predictionsOf(history, wanted, algorithm));
}

/** Of the reviews at these places of a history, counted from 1. */
function predictionsOf(history: History, wanted: ReadonlySet<number>, algorithm: FSRSAlgorithm): Prediction[] {
  const predictions: Prediction[] = [];
  let memory: FSRSState | null = null;
  let [place, seen, lapses] = [0, 1, 0];
  for (const { deltaDays, rating } of history) {
    place += 1;
    const recall: number | undefined = memory ? algorithm.forgetting_curve(deltaDays, memory.stability) : undefined;
    if (recall !== undefined && deltaDays > 0) {
      seen += 1;
      if (wanted.has(place)) {
        predictions.push({ recall, remembered: rating > 1, bin: binOf(deltaDays, seen, lapses) });
        if (predictions.length === wanted.size) break;
      }
      if (rating === 1) lapses += 1;
    }
    memory = algorithm.next_state(memory, deltaDays, rating, recall);
  }
  return predictions;
}

/**
 * The bins of the FSRS benchmark (open-spaced-repetition/srs-benchmark, "RMSE (bins)"): each grows by a constant
 * factor. `seen`: reviews on different days, this one with them.
 */
function binOf(deltaDays: number, seen: number, lapses: number): string {
  const interval = Math.round(2.48 * 3.62 ** Math.floor(Math.log(deltaDays) / Math.log(3.62)) * 100);
  const length = Math.round(1.99 * 1.89 ** Math.floor(Math.log(seen) / Math.log(1.89)));
  const lapse = lapses === 0 ? 0 : Math.round(1.65 * 1.73 ** Math.floor(Math.log(lapses) / Math.log(1.73)));
  return `${interval}/${length}/${lapse}`;
}

/** @throws RangeError without predictions */
export function evaluationOf(predictions: readonly Prediction[]): Evaluation {
  if (predictions.length === 0) throw new RangeError('Nothing was predicted');
  const losses = predictions.map(({ recall, remembered }) => {
    const given = Math.min(mostRecall, Math.max(leastRecall, recall));
    return -Math.log(remembered ? given : 1 - given);
  });
  const squares = [...tally(predictions, ({ bin }) => bin).values()].map(
    ({ count, recall, remembered }) => (recall - remembered) ** 2 / count,
  );
  return { logLoss: sum(losses) / predictions.length, rmseBins: Math.sqrt(sum(squares) / predictions.length) };
}

/** Predicted against actual recall, by bins of 5 % of what was predicted; bins without reviews are left out. */
export function calibrationOf(predictions: readonly Prediction[]): CalibrationBin[] {
  const placeOf = ({ recall }: Prediction) => Math.min(calibrationBins - 1, Math.floor(recall * calibrationBins));
  return [...tally(predictions, placeOf)]
    .sort(([a], [b]) => a - b)
    .map(([place, { count, recall, remembered }]) => ({
      from: place / calibrationBins,
      to: (place + 1) / calibrationBins,
      count,
      predicted: recall / count,
      actual: remembered / count,
    }));
}

interface Tally {
  count: number;
  /** Sums. */
  recall: number;
  remembered: number;
}

function tally<K>(predictions: readonly Prediction[], keyOf: (prediction: Prediction) => K): Map<K, Tally> {
  const tallies = new Map<K, Tally>();
  for (const prediction of predictions) {
    const key = keyOf(prediction);
    const sums = tallies.get(key) ?? { count: 0, recall: 0, remembered: 0 };
    if (sums.count === 0) tallies.set(key, sums);
    sums.count += 1;
    sums.recall += prediction.recall;
    sums.remembered += Number(prediction.remembered);
  }
  return tallies;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
