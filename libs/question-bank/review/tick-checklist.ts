import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { TickedItem } from '../domain/checklist.js';
import { findVersion, lockQuestion } from '../questions.store.js';
import { ticksOf, writeTicks } from './checks.store.js';
import { reviewPolicy } from './review-policy.js';

/** Ticks what a reviewer vouches for, of a version in review. Nobody vouches for their own where two people are asked for. */
@Injectable()
export class TickChecklist {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** `items`: all that is ticked from now on. @throws AppError resource.not-found, question.wrong-state, question.own-version */
  async run(
    actor: Actor,
    { questionId, number }: { questionId: string; number: number },
    items: readonly TickedItem[],
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      if (!version) throw new AppError('resource.not-found');
      if (version.state !== 'in-review')
        throw new AppError('question.wrong-state', `Version ${number} is ${version.state}.`);
      if (version.authorId === actor.personId && reviewPolicy(this.config).twoPersonReview) {
        throw new AppError('question.own-version');
      }
      const { id: versionId, contentHash } = version;
      const before = [...(await ticksOf(tx, versionId, contentHash)).keys()].toSorted();
      const after = [...new Set(items)].toSorted();
      if (before.join() === after.join()) return;
      await writeTicks(tx, { versionId, contentHash, by: actor.personId }, after);
      await audit(tx, actor, {
        action: 'question.checked',
        subjectId: questionId,
        before: { number, ticked: before },
        after: { number, ticked: after },
      });
    });
  }
}
