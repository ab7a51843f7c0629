import type { Transactions } from '@app/database/tx.js';
import { CheckSearch } from '@app/question-bank/search/check-search.js';
import { say } from './steps.js';

/** @returns how many questions and counts are wrong and stay so */
export async function checkSearch(transactions: Transactions, repair: boolean): Promise<number> {
  const search = new CheckSearch(transactions);
  const wrongNow = async () => {
    const { questions, counts } = await search.run();
    for (const slug of questions) say(`Question ${slug} is not found as it is.`);
    for (const { given, label } of counts) say(`The count of ${label || 'all'} beside ${given || 'all'} is wrong.`);
    return questions.length + counts.length;
  };
  const wrong = await wrongNow();
  if (wrong === 0 || !repair) {
    say(wrong === 0 ? 'The search of the bank is sound.' : 'The search of the bank is wrong.');
    return wrong;
  }
  await search.rebuild();
  say('The search of the bank is made anew.');
  return wrongNow();
}
