import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { facesOf, openPairs, type PairPlace, type QuestionFace } from './pairs.store.js';

export type { PairPlace };

export interface NearPair {
  similarity: number;
  first: QuestionFace;
  second: QuestionFace;
}

/** Questions of the bank that ask nearly the same, two by two. */
@Injectable()
export class ListPairs {
  constructor(private readonly transactions: Transactions) {}

  async run(page: {
    limit: number;
    after: PairPlace | undefined;
  }): Promise<{ items: NearPair[]; next: PairPlace | null }> {
    return this.transactions.run(async (tx) => {
      const pairs = await openPairs(tx, { ...page, limit: page.limit + 1 });
      const shown = pairs.slice(0, page.limit);
      const faces = await facesOf(
        tx,
        shown.flatMap(({ questionId, otherId }) => [questionId, otherId]),
      );
      const items = shown.flatMap(({ questionId, otherId, similarity }) => {
        const [first, second] = [faces.get(questionId), faces.get(otherId)];
        return first && second ? [{ similarity, first, second }] : [];
      });
      return { items, next: pairs.length > page.limit ? shown.at(-1)! : null };
    });
  }
}
