import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { correctAnswer } from '@app/grading/domain/grade.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { visibleQuestion } from '@app/question-bank/visible-question.js';
import { refuseWhileAsked } from '@app/quiz-session/start/refuse-while-asked.js';

/** Shows the other side of a question that its candidate rates: a flashcard, or an open question assessed by oneself. */
@Injectable()
export class RevealAnswer {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, review.not-revealable, question.being-asked */
  async run(
    actor: Actor,
    slug: string,
  ): Promise<{ correctAnswer: unknown; explanation: string; references: Content['references'] }> {
    return this.transactions.run(async (tx) => {
      const { id, content } = await visibleQuestion(tx, actor.personId, { slug });
      const selfRated = content.kind === 'flashcard' || (content.kind === 'open' && content.assessment === 'self');
      if (!selfRated) throw new AppError('review.not-revealable');
      await refuseWhileAsked(tx, actor.personId, [id]);
      const { explanation, references } = content;
      return { correctAnswer: correctAnswer(content), explanation, references };
    });
  }
}
