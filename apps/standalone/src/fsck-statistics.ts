import type { Transactions } from '@app/database/tx.js';
import { CheckStatistics } from '@app/item-statistics/check/check-statistics.js';
import { MendStatistics } from '@app/item-statistics/check/mend-statistics.js';
import { systemActor } from '@app/kernel/actor.js';
import { say } from './steps.js';

/** Holds the figures of all questions against a recomputation. @returns how much is wrong and stays so */
export async function checkStatistics(transactions: Transactions, repair: boolean): Promise<number> {
  const [check, mend] = [new CheckStatistics(transactions), new MendStatistics(transactions)];
  const people = await checkAll(
    (from) => check.people(from),
    async ({ personId, gone, missing }) => {
      say(`Answers of person ${personId}: ${gone} counted that should not be, ${missing} not counted`);
      if (repair) await mend.person(systemActor, personId);
    },
  );
  const versions = await checkAll(
    (from) => check.tallies(from),
    async (versionId) => {
      say(`Figures of question version ${versionId}: not the sum of its answers`);
      if (repair) await mend.tally(systemActor, versionId);
    },
  );
  const wrong = people.wrong + versions.wrong;
  const mended = repair ? `, ${wrong} mended` : '';
  say(
    `${versions.checked} question versions checked, with the answers of ${people.checked} people, ${wrong} wrong${mended}.`,
  );
  return repair ? 0 : wrong;
}

interface Batch<T> {
  checked: number;
  next: string | null;
  wrong: T[];
}

async function checkAll<T>(
  check: (from: { after?: string }) => Promise<Batch<T>>,
  tell: (wrong: T) => Promise<void>,
): Promise<{ checked: number; wrong: number }> {
  const counts = { checked: 0, wrong: 0 };
  for (let after: string | null | undefined; after !== null;) {
    const batch: Batch<T> = await check(after === undefined ? {} : { after });
    for (const one of batch.wrong) await tell(one);
    counts.checked += batch.checked;
    counts.wrong += batch.wrong.length;
    after = batch.next;
  }
  return counts;
}
