import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { requestRefold } from '../refold/refold-cards.js';
import type { ParameterFitRow } from '../settings.rows.js';
import { chooseFit, findFit, newcomerFit } from './fits.store.js';
import { parametersInForce, type ParametersInForce } from './list-fits.js';

/** Has all cards of the caller scheduled with other parameters: of an earlier fit, everybody's, or the published. */
@Injectable()
export class AdoptFit {
  constructor(private readonly transactions: Transactions) {}

  /** `fitId` null: the published. @throws AppError resource.not-found, fit.without-parameters */
  async run({ personId }: Actor, fitId: string | null): Promise<ParametersInForce> {
    return this.transactions.run(async (tx) => {
      const fit = fitId === null ? null : await usableFit(tx, personId, fitId);
      await chooseFit(tx, personId, fitId);
      await requestRefold(tx, personId);
      return parametersInForce(fit);
    });
  }
}

async function usableFit(tx: Tx, personId: string, fitId: string): Promise<ParameterFitRow> {
  const fit = await findFit(tx, fitId);
  const isTheirs = fit && (fit.personId === personId || fit.id === (await newcomerFit(tx))?.id);
  if (!isTheirs) throw new AppError('resource.not-found');
  if (!fit.weights) throw new AppError('fit.without-parameters');
  return fit;
}
