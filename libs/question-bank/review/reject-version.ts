import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { findVersion, lockQuestion } from '../questions.store.js';
import { stepVersion } from '../step-version.js';
import { commentOn, type CommentInput } from './add-comment.js';
import { listComments } from './comments.store.js';
import { reviewPolicy } from './review-policy.js';

/**
 * Asks for changes: the version is a draft again. A reviewer says what is to be changed, now or in a comment of theirs
 * that is still open; an author who takes their own version back need not.
 */
@Injectable()
export class RejectVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError resource.not-found, question.wrong-state, question.comment-needed, request.invalid */
  async run(
    actor: Actor,
    { questionId, number }: { questionId: string; number: number },
    comment?: CommentInput,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      if (!version) throw new AppError('resource.not-found');
      await stepVersion(tx, actor, { questionId, number, act: 'reject' }, reviewPolicy(this.config));
      if (comment) await commentOn(tx, actor, version, comment);
      if (version.authorId === actor.personId || comment) return;
      const said = await listComments(tx, version.id);
      const asksForChange = said.some(
        ({ authorId, replyTo, resolvedAt }) => authorId === actor.personId && !replyTo && !resolvedAt,
      );
      if (!asksForChange) {
        const message = 'says what is to be changed';
        throw new AppError('question.comment-needed', undefined, [{ pointer: '/comment', message }]);
      }
    });
  }
}
