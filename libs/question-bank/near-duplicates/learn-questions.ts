import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@app/database/tx.js';
import { nearDuplicate } from '../domain/near-duplicates.js';
import { learnWords, sumCounts, takeWaiting } from '../search/learn-words.store.js';
import { compared, nearestQuestions } from './nearest-questions.js';
import { askedBy, keepPairs, keepSketches, type Pair } from './sketches.store.js';

const questionsAtOnce = 500;

/**
 * Learns, moments after questions have changed, which words they use and which others ask nearly the same; and sums up
 * how many have which label. Safe to run from many workers.
 */
@Injectable()
export class LearnQuestions {
  constructor(private readonly transactions: Transactions) {}

  async run(signal?: AbortSignal): Promise<void> {
    for (let learnt = questionsAtOnce; learnt === questionsAtOnce && !signal?.aborted;) {
      learnt = await this.transactions.run(learn);
    }
    await this.transactions.run(sumCounts);
  }
}

async function learn(tx: Tx): Promise<number> {
  const questionIds = await takeWaiting(tx, questionsAtOnce);
  if (questionIds.length === 0) return 0;
  const asked = await askedBy(tx, questionIds);
  await learnWords(
    tx,
    asked.map((question) => question.asked),
  );
  const sketches = asked.map((question) => ({ ...question, ...compared(question.asked) }));
  await keepSketches(
    tx,
    questionIds,
    sketches.map(({ questionId, asked: words, bands }) => ({ questionId, asked: words, bands: [...bands] })),
  );
  const near = await nearestQuestions(tx, sketches, nearDuplicate);
  const pairs = new Map<string, Pair>();
  for (const [index, { questionId }] of sketches.entries()) {
    for (const { questionId: other, similarity } of near[index]!) {
      if (other === questionId) continue;
      const [first, second] = other < questionId ? [other, questionId] : [questionId, other];
      pairs.set(`${first} ${second}`, { questionId: first, otherId: second, similarity });
    }
  }
  await keepPairs(tx, questionIds, [...pairs.values()]);
  return questionIds.length;
}
