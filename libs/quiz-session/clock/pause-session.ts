import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { pauseSitting } from './clock-acts.js';
import { ownSession } from './own-session.js';

/** The candidate takes a break: the clock stands and the questions are out of sight, until they go on or it is over. */
@Injectable()
export class PauseSession {
  constructor(private readonly transactions: Transactions) {}

  /** Pausing twice is pausing once. @throws AppError resource.not-found, session.no-break-left, session.wrong-state */
  async run(actor: Actor, sessionId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await ownSession(tx, actor, sessionId);
      await pauseSitting(tx, { sessionId, by: 'candidate', actorId: actor.personId });
    });
  }
}
