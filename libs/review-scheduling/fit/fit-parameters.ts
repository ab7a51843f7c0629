import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { DayNumbers } from '../domain/schedule/day-numbers.js';
import { leastUsable, sourceOf, type FitFigures } from '../domain/fit/fit.js';
import { splitByTime, usableItems } from '../domain/fit/training-set.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { requestRefold } from '../refold/refold-cards.js';
import type { ParameterFitRow } from '../settings.rows.js';
import { compareFit } from './compare-fit.js';
import { FitProgress } from './fit-progress.js';
import { chooseFit, fitInForce, lockFit, noteProgress, writeOutcome, type FitOutcome } from './fits.store.js';
import { historiesOfPerson } from './histories.store.js';
import { poolReviews } from './pool-reviews.js';

/** The newest that are learnt from: memory and time are bounded, and of long ago little is learnt of today. */
const mostReviews = 100_000;

/** What a fit begins with. */
interface Begun {
  id: string;
  personId: string | null;
  inForce: ParameterFitRow | null;
  relearningSteps: number;
}

/**
 * Handles `parameters.fit`: fits, compares on reviews that were held out, and adopts what is better. Reading and
 * fitting hold no lock; delivered twice, the same is found twice and written once.
 */
@Injectable()
export class FitParameters {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'parameters.fit'>): Promise<void> {
    const begun = await this.transactions.run((tx) => begin(tx, job));
    if (!begun) return;
    const progress = new FitProgress(this.transactions, begun);
    const outcome = begun.personId
      ? await this.fitPerson(begun, begun.personId, progress)
      : await poolReviews(this.transactions, begun.id, (share) => progress.tell(share));
    await progress.settled();
    await this.transactions.run((tx) => finish(tx, job, begun, outcome));
  }

  private async fitPerson(begun: Begun, personId: string, progress: FitProgress): Promise<FitOutcome> {
    const days = new DayNumbers();
    const histories = await historiesOfPerson(this.transactions, { personId, newest: mostReviews, days });
    const answers = histories.reduce((sum, history) => sum + history.length, 0);
    const items = usableItems(histories).slice(-mostReviews);
    const none: FitFigures = { answers, usable: items.length, trained: 0, heldOut: 0 };
    if (items.length < leastUsable) return { state: 'too-few', weights: null, figures: none };
    const split = splitByTime(items);
    const { inForce, relearningSteps } = begun;
    const figures: FitFigures = {
      ...none,
      trained: split.train.length,
      heldOut: split.heldOut.length,
      against: { source: sourceOf(inForce), fitId: inForce?.id ?? null },
    };
    const before = inForce?.weights ?? undefined;
    return compareFit({ split, before, figures, relearningSteps, onProgress: (share) => progress.tell(share) });
  }
}

const isOver = ({ state }: ParameterFitRow) => state !== 'queued' && state !== 'running';

/** Nothing where it is over already: the job is done. */
async function begin(tx: Tx, job: Job<'parameters.fit'>): Promise<Begun | undefined> {
  const fit = await lockFit(tx, job.payload.fitId);
  if (!fit || isOver(fit)) {
    await completeJob(tx, job);
    return undefined;
  }
  const { id, personId } = fit;
  await noteProgress(tx, id, 0);
  if (!personId) return { id, personId, inForce: null, relearningSteps: 1 };
  announce(tx, [{ type: 'fit.progress', personId, id }]);
  const inForce = await fitInForce(tx, personId);
  const { relearningSteps } = await preferencesOfPerson(tx, personId);
  return { id, personId, inForce, relearningSteps: relearningSteps.length };
}

async function finish(tx: Tx, job: Job<'parameters.fit'>, begun: Begun, outcome: FitOutcome): Promise<void> {
  const fit = await lockFit(tx, begun.id);
  if (fit && !isOver(fit)) {
    await writeOutcome(tx, begun.id, outcome);
    if (begun.personId) await adoptBetter(tx, begun.personId, begun, outcome);
  }
  await completeJob(tx, job);
}

async function adoptBetter(tx: Tx, personId: string, { id, inForce }: Begun, { state }: FitOutcome): Promise<void> {
  // Who chose others meanwhile keeps them: it was not these that it was better than.
  const unchanged = ((await fitInForce(tx, personId))?.id ?? null) === (inForce?.id ?? null);
  if (state === 'better' && unchanged) {
    await chooseFit(tx, personId, id);
    await requestRefold(tx, personId);
  }
  announce(tx, [{ type: 'fit.finished', personId, id }]);
}
