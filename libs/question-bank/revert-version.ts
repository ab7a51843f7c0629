import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { findVersion, lockQuestion } from './questions.store.js';
import { SaveDraft, type Edition } from './save-draft.js';

/** Brings what an earlier version asked back, as the draft: a new version, or in place of the draft that there is. */
@Injectable()
export class RevertVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly saveDraft: SaveDraft,
  ) {}

  /** @throws AppError resource.not-found, version.stale, question.wrong-state, question.invalid-content */
  async run(
    actor: Actor,
    { questionId, number, seen }: { questionId: string; number: number; seen?: Edition | undefined },
  ): Promise<void> {
    const version = await this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      return question && findVersion(tx, questionId, number);
    });
    if (!version) throw new AppError('resource.not-found');
    const { content } = version;
    await this.saveDraft.run(actor, { questionId, seen, content, message: `Back to version ${number}` });
  }
}
