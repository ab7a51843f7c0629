import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { forgettingCurve, type RecallAt } from '../domain/fit/forgetting-curve.js';
import { retrievability } from '../domain/schedule/schedule.js';
import { studyDay } from '../domain/study-day.js';
import { cardView, type CardView } from '../review/review-view.js';
import { weightsOfFits } from '../schedule/parameters.store.js';
import { findAskedCard } from './asked-cards.store.js';
import { marksOf, questionOf, type AskedQuestion, type CardMarks } from './card-view.js';
import { stateOf } from './cards.store.js';
import { newestAnswer } from './history.store.js';

export type CardDetails = CardView &
  CardMarks & {
    questionId: string;
    /** `prompt`: Markdown. */
    question: AskedQuestion & { prompt: string };
    /** In the person's own words, Markdown. */
    note: string;
    lastReviewAt: Date | null;
    createdAt: Date;
    /** The predicted probability of recall now, 0 to 1; null for what was never reviewed. */
    recallNow: number | null;
    forgettingCurve: RecallAt[];
    /** The fit whose parameters schedule it; null: the published defaults. */
    fitId: string | null;
    /** The newest answer that counts. */
    lastAnswerId: string | null;
    /** The study day that it is now, YYYY-MM-DD: the first that the card can be set due on. */
    today: string;
    serverNow: Date;
  };

/** One's own card: what it asks, what is known of its memory, and what was done to it. */
@Injectable()
export class GetCard {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, cardId: string): Promise<CardDetails> {
    return this.transactions.run((tx) => cardDetails(tx, actor.personId, cardId));
  }
}

/** @throws AppError resource.not-found */
export async function cardDetails(tx: Tx, personId: string, cardId: string): Promise<CardDetails> {
  const card = await findAskedCard(tx, personId, cardId);
  if (!card) throw new AppError('resource.not-found');
  const now = await databaseNow(tx);
  const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
  const { fitId } = card;
  const parameters = fitId ? (await weightsOfFits(tx, [fitId])).get(fitId) : undefined;
  return {
    ...cardView(card.id, stateOf(card)),
    ...marksOf(card, now),
    questionId: card.questionId,
    question: { ...questionOf(card), prompt: card.prompt },
    note: card.note,
    lastReviewAt: card.lastReviewAt,
    createdAt: card.createdAt,
    recallNow: card.lastReviewAt && card.state !== 'new' ? retrievability(card, now, parameters) : null,
    forgettingCurve: forgettingCurve(card, parameters),
    fitId,
    lastAnswerId: (await newestAnswer(tx, cardId)) ?? null,
    today: studyDay(now, timeZone, rolloverHour),
    serverNow: now,
  };
}
