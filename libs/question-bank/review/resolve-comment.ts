import { Injectable } from '@nestjs/common';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { findVersion, lockQuestion } from '../questions.store.js';
import { findComment, setResolved } from './comments.store.js';

export const resolveActs = ['resolve', 'reopen'] as const;
export type ResolveAct = (typeof resolveActs)[number];

/** Closes a thread as answered, or opens it again. Any instructor may: who did is kept. Asking twice is asking once. */
@Injectable()
export class ResolveComment {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(
    actor: Actor,
    { questionId, number, commentId }: { questionId: string; number: number; commentId: string },
    act: ResolveAct,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const question = await lockQuestion(tx, questionId);
      const version = question && (await findVersion(tx, questionId, number));
      const comment = version && (await findComment(tx, version.id, commentId));
      if (!comment || comment.replyTo !== null) throw new AppError('resource.not-found');
      const resolved = act === 'resolve';
      if (resolved === (comment.resolvedAt !== null)) return;
      await setResolved(tx, commentId, resolved ? actor.personId : null);
      await audit(tx, actor, {
        action: resolved ? 'question.comment-resolved' : 'question.comment-reopened',
        subjectId: questionId,
        before: { number, commentId, resolved: !resolved },
        after: { number, commentId, resolved },
      });
    });
  }
}
