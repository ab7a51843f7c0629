import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { supervisedSitting, type SupervisedSitting } from '@app/quiz-session/view/supervised-sitting.js';

/** One sitting in full, as an instructor sees it. Reading one whose time is over ends it. */
@Injectable()
export class GetSitting {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(sessionId: string): Promise<SupervisedSitting> {
    return this.transactions.run((tx) => supervisedSitting(tx, sessionId));
  }
}
