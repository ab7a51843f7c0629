import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { giveTime, lockCurrent } from './clock-acts.js';
import { creditOf } from '../domain/credit.js';
import { ranBetween, remainingMs } from '../domain/ledger.js';
import { listSegments } from '../store/ledger.store.js';
import { ownSession } from './own-session.js';
import { takePulse } from '../store/pulses.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';

export interface Pulse {
  state: QuizSessionRow['state'];
  serverNow: Date;
  deadlineAt: Date | null;
  remainingMs: number;
  creditedMs: number;
}

/**
 * The page of a sitting says that it is there. After it could not reach the server it says for how long; what the server
 * did not hear meanwhile is given back, as far as the clock ran and up to what the plan allows in all.
 */
@Injectable()
export class TakePulse {
  constructor(private readonly transactions: Transactions) {}

  /** `offlineMs`: how long the page could not reach the server, up to now. @throws AppError resource.not-found */
  async run(actor: Actor, { sessionId, offlineMs }: { sessionId: string; offlineMs: number }): Promise<Pulse> {
    return this.transactions.run(async (tx) => {
      const found = await ownSession(tx, actor, sessionId);
      // It may end meanwhile: what gives time looks at it locked.
      const session = offlineMs > 0 ? await lockCurrent(tx, sessionId) : found;
      const creditedMs = session.state === 'running' ? await this.hear(tx, session, offlineMs) : 0;
      const { state, deadlineAt, limitMs } = creditedMs > 0 ? await ownSession(tx, actor, sessionId) : session;
      const serverNow = await databaseNow(tx);
      const isOpen = state === 'running' || state === 'paused';
      const left = isOpen ? remainingMs(await listSegments(tx, sessionId), limitMs, serverNow) : 0;
      return { state, serverNow, deadlineAt, remainingMs: left, creditedMs };
    });
  }

  private async hear(tx: Tx, { id, plan, startedAt }: QuizSessionRow, offlineMs: number): Promise<number> {
    const { now, heardAt } = await takePulse(tx, id);
    if (offlineMs === 0) return 0;
    const segments = await listSegments(tx, id);
    const silentMs = ranBetween(segments, heardAt ?? startedAt, now);
    const amountMs = creditOf({ offlineMs, silentMs, capMs: plan.outageCreditMinutes * 60_000, segments });
    const reason = 'The server could not be reached';
    if (amountMs > 0) await giveTime(tx, { sessionId: id, kind: 'credited', amountMs, actorId: null, reason });
    return amountMs;
  }
}
