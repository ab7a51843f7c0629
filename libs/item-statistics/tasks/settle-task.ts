import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { changeLevel } from '@app/question-bank/change-level.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { isMended, type TaskOutcome } from '../domain/review-task.js';
import { findTask, lockTask, writeSettled, type ReviewTask } from './review-tasks.store.js';

interface Input {
  id: string;
  outcome: TaskOutcome;
  reason: string;
}

/**
 * Settles a review task, once: it is dismissed, or what raised it is mended. A question is mended by a later version or by
 * retiring it; where another level was proposed, by taking that level.
 */
@Injectable()
export class SettleTask {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, task.settled, question.not-mended */
  async run(actor: Actor, input: Input): Promise<ReviewTask> {
    return this.transactions.run(async (tx) => {
      const locked = await lockTask(tx, input.id);
      const task = await findTask(tx, input.id);
      if (!locked || !task) throw new AppError('resource.not-found');
      if (locked.state !== 'open') throw new AppError('task.settled');
      if (input.outcome === 'mended') await mend(tx, actor, task);
      await writeSettled(tx, { ...input, personId: actor.personId });
      await audit(tx, actor, {
        action: `review-task.${input.outcome}`,
        subjectId: task.id,
        before: { state: task.state },
        after: { questionId: task.questionId, version: task.version, alarm: task.alarm, reason: input.reason },
      });
      return (await findTask(tx, task.id))!;
    });
  }
}

async function mend(tx: Tx, actor: Actor, task: ReviewTask): Promise<void> {
  const level = proposedLevel(task);
  if (level) await changeLevel(tx, actor, { questionId: task.questionId, level });
  else if (!isMended(task.version, task.publishedVersion)) throw new AppError('question.not-mended');
}

const proposedLevel = ({ alarm, details }: ReviewTask): Level | undefined =>
  alarm === 'mislabelled' ? levels.find((level) => level === details.proposed) : undefined;
