import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import type { CheckedItem } from '../domain/checklist.js';
import { namesOf, type NamedPerson } from '../people/editors.store.js';
import { named } from '../people/person-name.js';
import { findVersion, lockQuestion } from '../questions.store.js';
import { reviewPolicy } from './review-policy.js';
import { checklistOfVersion } from './version-checklist.js';

export interface CheckedItemView extends Omit<CheckedItem, 'tick'> {
  tickedBy: NamedPerson | null;
  tickedAt: Date | null;
}

/** What holds of a version and what is missing before it can be approved. */
@Injectable()
export class GetChecklist {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError resource.not-found */
  async run(questionId: string, number: number): Promise<CheckedItemView[]> {
    return this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      if (!question || !version) throw new AppError('resource.not-found');
      const checklist = await checklistOfVersion(tx, { question, version }, reviewPolicy(this.config));
      const names = await namesOf(
        tx,
        checklist.flatMap(({ tick }) => tick?.by ?? []),
      );
      return checklist.map(({ tick, ...item }) => ({
        ...item,
        tickedBy: tick && named(tick.by, names),
        tickedAt: tick && tick.at,
      }));
    });
  }
}
