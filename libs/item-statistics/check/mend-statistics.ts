import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { recount } from '../count/recount.js';
import { recountedTallies } from '../counted-answers.store.js';
import { lockTallies, writeTallies } from '../statistics.store.js';

/** Makes figures what a recomputation says, and notes it in the audit. */
@Injectable()
export class MendStatistics {
  constructor(private readonly transactions: Transactions) {}

  async person(actor: Actor, personId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      const changed = await recount(tx, [personId], null);
      await audit(tx, actor, { action: 'statistics.mended', subjectId: personId, after: { versions: changed.size } });
    });
  }

  async tally(actor: Actor, versionId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      // Whoever counts writes what is held before the tally, and keeps its lock: what is read here is what it is the sum of.
      const before = (await lockTallies(tx, [versionId])).get(versionId)!;
      const after = await recountedTallies(tx, [versionId]);
      await writeTallies(tx, after);
      await audit(tx, actor, {
        action: 'statistics.mended',
        subjectId: versionId,
        before: Object.fromEntries(before),
        after: Object.fromEntries(after.get(versionId)!),
      });
    });
  }
}
