import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { diffContent, type ContentChange } from './domain/diff-content.js';
import { findVersion, lockQuestion } from './questions.store.js';

export interface VersionDiff {
  /** Numbers of the two versions. */
  from: number;
  to: number;
  changes: ContentChange[];
}

/** What a version changed, against the one before it or any other. */
@Injectable()
export class CompareVersions {
  constructor(private readonly transactions: Transactions) {}

  /** Against nothing where it is the first and none is named: then all of it is added. @throws AppError resource.not-found */
  async run(questionId: string, number: number, against = number - 1): Promise<VersionDiff> {
    return this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      const other = question && (await findVersion(tx, questionId, against));
      if (!version || (!other && against !== 0)) throw new AppError('resource.not-found');
      return { from: against, to: number, changes: diffContent(other?.content ?? {}, version.content) };
    });
  }
}
