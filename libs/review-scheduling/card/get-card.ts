import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { stateOf } from './cards.store.js';
import { cardView, type CardView } from '../review/review-view.js';
import { CardRow } from '../reviews.rows.js';

/** One's own card. */
@Injectable()
export class GetCard {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, cardId: string): Promise<CardView & { questionId: string }> {
    const { personId } = actor;
    const card = await this.transactions.run((tx) => tx.findOneBy(CardRow, { id: cardId, personId }));
    if (!card) throw new AppError('resource.not-found');
    return { ...cardView(card.id, stateOf(card)), questionId: card.questionId };
  }
}
