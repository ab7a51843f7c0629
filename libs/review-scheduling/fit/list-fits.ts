import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { sourceOf, type ParameterSource } from '../domain/fit/fit.js';
import { fitView, type FitView } from './fit-view.js';
import { fitInForce, listFits, newcomerFit } from './fits.store.js';

export interface ParametersInForce {
  source: ParameterSource;
  /** Null: the published. */
  fitId: string | null;
}

export interface FitList {
  items: FitView[];
  /** What newcomers start from, where that is better than the published parameters. */
  everybody: FitView | null;
  inForce: ParametersInForce;
  /** Where the next page begins. */
  next: { createdAt: string; id: string } | undefined;
}

/** One's own fits, newest first, and what else could be used. */
@Injectable()
export class ListFits {
  constructor(private readonly transactions: Transactions) {}

  async run(
    { personId }: Actor,
    page: { limit: number; before: { createdAt: string; id: string } | undefined },
  ): Promise<FitList> {
    return this.transactions.run(async (tx) => {
      const rows = await listFits(tx, personId, { ...page, limit: page.limit + 1 });
      const inForce = await fitInForce(tx, personId);
      const everybody = await newcomerFit(tx);
      const shown = rows.slice(0, page.limit);
      const last = rows.length > page.limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => fitView(row, inForce)),
        everybody: everybody && fitView(everybody, inForce),
        inForce: parametersInForce(inForce),
        next: last && { createdAt: last.cursorAt, id: last.id },
      };
    });
  }
}

export const parametersInForce = (fit: { id: string; personId: string | null } | null): ParametersInForce => ({
  source: sourceOf(fit),
  fitId: fit?.id ?? null,
});
