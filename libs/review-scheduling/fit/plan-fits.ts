import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@app/database/tx.js';
import { isFitDue } from '../domain/fit/fit.js';
import { failAbandoned, reckonFits, wasPooledWithin, type FitReckoning } from './fits.store.js';
import { startFit } from './request-fit.js';

/** A night's work is done once a day, with some hours' play for nights that are short. */
const everyHours = 20;
const abandonedAfterHours = 1;
const peopleAtOnce = 200;

/**
 * Asks once a day for the fits that are due: of everyone who answered enough since their last, and of everybody
 * together, which comes last and marks the day as done. Two workers at once ask for each once.
 */
@Injectable()
export class PlanFits {
  constructor(private readonly transactions: Transactions) {}

  async run(signal?: AbortSignal): Promise<void> {
    await this.transactions.run((tx) => failAbandoned(tx, abandonedAfterHours));
    if (await this.transactions.run((tx) => wasPooledWithin(tx, everyHours))) return;
    let after: string | null = null;
    for (;;) {
      if (signal?.aborted) return;
      const page = await this.planPage(after);
      if (page.length < peopleAtOnce) break;
      after = page.at(-1)!.personId;
    }
    await this.transactions.run((tx) => startFit(tx, { personId: null, askedBy: 'nightly' }));
  }

  private planPage(after: string | null): Promise<FitReckoning[]> {
    return this.transactions.run(async (tx) => {
      const page = await reckonFits(tx, after, peopleAtOnce);
      for (const person of page) await planPerson(tx, person);
      return page;
    });
  }
}

async function planPerson(tx: Tx, { personId, answers, lastAnswers }: FitReckoning): Promise<void> {
  if (isFitDue(answers, lastAnswers ?? undefined)) await startFit(tx, { personId, askedBy: 'nightly' });
}
