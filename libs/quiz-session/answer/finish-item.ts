import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { tellsAfterEach } from '@app/interview-template/domain/plan.js';
import { enqueue } from '@app/queue/outbox.js';
import { closeItem } from '../store/items.store.js';
import { atRunningSitting } from './at-running-sitting.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { leaveItem, visitsOf, writeOpen } from '../store/visits.store.js';

/**
 * The candidate finishes an item before the end: its newest draft is its answer, for good. Where the plan tells anything
 * after each item, it is graded at once. Finishing it again changes nothing.
 */
@Injectable()
export class FinishItem {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, item.not-open, session.late, session.finished, session.not-running */
  async run(actor: Actor, { sessionId, position }: { sessionId: string; position: number }): Promise<void> {
    await atRunningSitting(this.transactions, { actor, sessionId }, (tx, session, now) =>
      finish(tx, session, position, now),
    );
  }
}

async function finish(tx: Tx, session: QuizSessionRow, position: number, now: Date): Promise<void> {
  const { id, plan, tracked, openPosition } = session;
  const item = (await visitsOf(tx, id)).items.find((one) => one.position === position);
  if (!item) throw new AppError('resource.not-found');
  if (item.closedAt) return;
  if (tracked && openPosition !== position) throw new AppError('item.not-open');
  if (tracked) {
    await leaveItem(tx, session, now);
    await writeOpen(tx, id, { position, openedAt: null });
  }
  if ((await closeItem(tx, id, position, now)) && tellsAfterEach(plan.feedback)) {
    await enqueue(tx, 'item.grade', { sessionId: id, position });
  }
}
