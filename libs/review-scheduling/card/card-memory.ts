import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/database/tx.js';
import { ReviewMemory } from '@app/quiz-session/start/review-memory.js';
import { cardsOfQuestions } from './cards.store.js';

/** What the cards tell a draw. */
@Injectable()
export class CardMemory extends ReviewMemory {
  async of(tx: Tx, personId: string, questionIds: readonly string[]) {
    return cardsOfQuestions(tx, personId, questionIds);
  }
}
