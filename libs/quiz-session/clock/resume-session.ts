import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { resumeSitting } from './clock-acts.js';
import { ownSession } from './own-session.js';

/** The candidate goes on after a break, or begins again what was reopened: the clock runs from now. */
@Injectable()
export class ResumeSession {
  constructor(private readonly transactions: Transactions) {}

  /** Going on twice is going on once. @throws AppError resource.not-found, session.not-paused, session.wrong-state */
  async run(actor: Actor, sessionId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await ownSession(tx, actor, sessionId);
      await resumeSitting(tx, { sessionId, by: 'candidate', actorId: actor.personId });
    });
  }
}
