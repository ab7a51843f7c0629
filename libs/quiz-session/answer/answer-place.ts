import type { Transactions, Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { lockForAnswer, type AnswerPlace } from '../store/answers.store.js';
import { keepTimeOf } from '../clock/keep-time.js';

type Place = Parameters<typeof lockForAnswer>[1];

/**
 * Does the work of an answer at its place, locked against the sitting's end. An answer may be the first to notice that a
 * break is over: that is written down first, in a transaction of its own, since answers don't wait for each other.
 * @throws AppError resource.not-found
 */
export async function atAnswerPlace<T>(
  transactions: Transactions,
  place: Place,
  work: (tx: Tx, found: AnswerPlace) => Promise<T>,
): Promise<T> {
  const attempt = (isAgain: boolean) =>
    transactions.run(async (tx) => {
      const found = await lockForAnswer(tx, place);
      if (!found) throw new AppError('resource.not-found');
      return isAgain || !isBreakOver(found) ? { result: await work(tx, found) } : undefined;
    });
  const first = await attempt(false);
  if (first) return first.result;
  await transactions.run((tx) => keepTimeOf(tx, place.sessionId));
  return (await attempt(true))!.result;
}

const isBreakOver = ({ state, pausedUntil, now }: AnswerPlace): boolean =>
  state === 'paused' && pausedUntil !== null && pausedUntil <= now;
