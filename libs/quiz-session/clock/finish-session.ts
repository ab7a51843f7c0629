import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { closeSession } from './close-session.js';
import { ownSession } from './own-session.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { findSession } from '../store/sessions.store.js';

/** The candidate ends the sitting. Ending an ended one changes nothing and says so. */
@Injectable()
export class FinishSession {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, sessionId: string): Promise<{ id: string; state: QuizSessionRow['state'] }> {
    return this.transactions.run(async (tx) => {
      await ownSession(tx, actor, sessionId);
      await closeSession(tx, sessionId, { cause: 'candidate', actorId: actor.personId });
      const session = await findSession(tx, sessionId);
      return { id: sessionId, state: session!.state };
    });
  }
}
