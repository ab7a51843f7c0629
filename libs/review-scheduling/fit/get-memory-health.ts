import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { DayNumbers } from '../domain/schedule/day-numbers.js';
import { calibrationOf, evaluationOf, predict, type CalibrationBin, type Prediction } from '../domain/fit/evaluate.js';
import { leastUsable, type Evaluation } from '../domain/fit/fit.js';
import { usableItems, type History } from '../domain/fit/training-set.js';
import type { ParameterFitRow } from '../settings.rows.js';
import { fitInForce } from './fits.store.js';
import { historiesOfPerson, markOfHistories } from './histories.store.js';
import { parametersInForce, type ParametersInForce } from './list-fits.js';

export interface MemoryHealth {
  parameters: ParametersInForce;
  /** Reviews that it is told of: the newest 20,000 at most. */
  usable: number;
  /** How many a fit of one's own needs. */
  needed: number;
  /** Of these reviews: how many were remembered, predicted and in truth, 0 to 1; null without any. */
  recall: { predicted: number; actual: number } | null;
  evaluation: Evaluation | null;
  calibration: CalibrationBin[];
}

const mostReviews = 20_000;
/** Predicted between two breaths of the event loop: some milliseconds. */
const historiesAtOnce = 200;
const mostKept = 500;

/** How well the parameters in force predict what the caller remembers. Reckoned once, until anything is answered. */
@Injectable()
export class GetMemoryHealth {
  private readonly kept = new Map<string, { mark: string; health: MemoryHealth }>();

  constructor(private readonly transactions: Transactions) {}

  async run({ personId }: Actor): Promise<MemoryHealth> {
    const { inForce, mark } = await this.transactions.run(async (tx) => {
      const fit = await fitInForce(tx, personId);
      return { inForce: fit, mark: `${fit?.id}/${await markOfHistories(tx, personId)}` };
    });
    const known = this.kept.get(personId);
    if (known?.mark === mark) return known.health;
    const health = await this.reckon(personId, inForce);
    this.keep(personId, { mark, health });
    return health;
  }

  private async reckon(personId: string, inForce: ParameterFitRow | null): Promise<MemoryHealth> {
    const days = new DayNumbers();
    const histories = await historiesOfPerson(this.transactions, { personId, newest: mostReviews, days });
    const predictions = await predictNewest(histories, inForce?.weights ?? undefined);
    const any = predictions.length > 0;
    const mean = (of: (prediction: Prediction) => number) =>
      predictions.reduce((sum, prediction) => sum + of(prediction), 0) / predictions.length;
    return {
      parameters: parametersInForce(inForce),
      usable: predictions.length,
      needed: leastUsable,
      recall: any ? { predicted: mean(({ recall }) => recall), actual: mean((one) => Number(one.remembered)) } : null,
      evaluation: any ? evaluationOf(predictions) : null,
      calibration: calibrationOf(predictions),
    };
  }

  private keep(personId: string, entry: { mark: string; health: MemoryHealth }): void {
    this.kept.delete(personId);
    this.kept.set(personId, entry);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
  }
}

async function predictNewest(
  histories: readonly History[],
  weights: readonly number[] | undefined,
): Promise<Prediction[]> {
  const newest = usableItems(histories).slice(-mostReviews);
  const since = newest[0]?.at ?? 0;
  const predictions: Prediction[] = [];
  for (let from = 0; from < histories.length; from += historiesAtOnce) {
    if (from > 0) await breathe();
    const some = usableItems(histories.slice(from, from + historiesAtOnce));
    const wanted = some.filter(({ at }) => at >= since);
    predictions.push(...predict(wanted, weights));
  }
  return predictions;
}
