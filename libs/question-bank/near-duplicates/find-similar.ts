import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { similar } from '../domain/near-duplicates.js';
import { compared, nearestQuestions } from './nearest-questions.js';
import { facesOf, type QuestionFace } from './pairs.store.js';
import { askedIn } from './sketches.store.js';

export type SimilarQuestion = QuestionFace & { similarity: number };

const mostTold = 5;

/** Questions of the bank that ask much the same as what is being written. */
@Injectable()
export class FindSimilar {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @param content a draft, which may lack much
   * @param questionId of the question that it is of: that is not similar to itself
   */
  async run(content: object, questionId?: string): Promise<SimilarQuestion[]> {
    return this.transactions.run(async (tx) => {
      const [asked = ''] = await askedIn(tx, [content]);
      const [near = []] = await nearestQuestions(tx, [compared(asked)], similar);
      const told = near.filter((one) => one.questionId !== questionId).slice(0, mostTold);
      const faces = await facesOf(
        tx,
        told.map((one) => one.questionId),
      );
      return told.flatMap((one) => {
        const face = faces.get(one.questionId);
        return face ? [{ ...face, similarity: one.similarity }] : [];
      });
    });
  }
}
