import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { isOpenable, nextPosition, runningFor, type VisitedItem } from '../domain/visits.js';
import { atRunningSitting } from './at-running-sitting.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { leaveItem, visitsOf, writeOpen } from '../store/visits.store.js';

/**
 * Turns a tracked sitting to an item: its clocks run from now, those of the item before stand. Going forward only, what
 * was left is closed. Elsewhere all items are open already, and nothing happens.
 */
@Injectable()
export class OpenItem {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, item.closed, item.not-next, session.late, session.finished, session.not-running */
  async run(actor: Actor, { sessionId, position }: { sessionId: string; position: number }): Promise<void> {
    await atRunningSitting(this.transactions, { actor, sessionId }, (tx, session, now) =>
      open(tx, session, position, now),
    );
  }
}

async function open(tx: Tx, session: QuizSessionRow, position: number, now: Date): Promise<void> {
  const { id, plan, tracked, openPosition, openedAt } = session;
  if (openPosition === position && openedAt) return;
  const { items, sections } = await visitsOf(tx, id);
  const target = items.find((item) => item.position === position);
  if (!target) throw new AppError('resource.not-found');
  if (!tracked) return;
  const openable = (item: VisitedItem) => {
    const section = sections.find(({ number }) => number === item.section);
    return isOpenable(item, section, runningFor(item, items, session), now);
  };
  if (!openable(target)) throw new AppError('item.closed');
  const next = nextPosition(items, plan, openPosition, openable);
  if (next !== 'any' && next !== position) throw new AppError('item.not-next');
  await leaveItem(tx, session, now, plan.navigation === 'forward-only');
  await writeOpen(tx, id, { position, openedAt: now });
}
