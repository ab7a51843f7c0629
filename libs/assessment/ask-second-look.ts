import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { isShown } from '@app/interview-template/domain/plan.js';
import { lockSittingItem } from '@app/quiz-session/answer/sitting-item.js';
import { askSecondLook, lockRequest } from './assessments.store.js';
import { maySecondLook } from './domain/request.js';

interface Input {
  sessionId: string;
  position: number;
  reason: string;
}

/** The candidate asks that somebody else looks at an assessed answer: once an answer, with a reason. */
@Injectable()
export class AskSecondLook {
  constructor(private readonly transactions: Transactions) {}

  /** Asking again for the same reason changes nothing. @throws AppError resource.not-found, assessment.not-assessable */
  async run(actor: Actor, input: Input): Promise<{ position: number; state: 'second-look'; reason: string }> {
    const { position, reason } = input;
    return this.transactions.run(async (tx) => {
      const item = await lockSittingItem(tx, input.sessionId, position);
      if (item?.personId !== actor.personId) throw new AppError('resource.not-found');
      const request = await lockRequest(tx, input);
      if (request?.state === 'second-look' && request.reason === reason)
        return { position, state: 'second-look', reason };
      const isTold = isShown(item.plan.feedback, 'score', { endedAt: item.finishedAt, now: await databaseNow(tx) });
      if (!request || !isTold || !maySecondLook(request, item)) {
        throw new AppError('assessment.not-assessable');
      }
      await askSecondLook(tx, input, reason);
      return { position, state: 'second-look', reason };
    });
  }
}
