import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { closeSession } from './close-session.js';
import { overdueSessions } from './sessions.store.js';

const batch = 200;

/** Ends every sitting whose deadline and grace are over: the guarantee behind the delayed job. */
@Injectable()
export class SweepSessions {
  constructor(private readonly transactions: Transactions) {}

  /** @returns how many this run ended */
  async run(): Promise<number> {
    const overdue = await this.transactions.run((tx) => overdueSessions(tx, batch));
    let ended = 0;
    for (const sessionId of overdue) {
      if (await this.transactions.run((tx) => closeSession(tx, sessionId, { cause: 'deadline' }))) ended += 1;
    }
    return ended;
  }
}
