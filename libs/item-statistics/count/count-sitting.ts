import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { oneAtATimeOfAll } from '@app/identity/one-at-a-time.js';
import { completeJobs } from '@app/queue/outbox.js';
import { askedBySittings } from '../counted-answers.store.js';
import { alarmsOf, fewestForAlarms } from '../domain/alarms.js';
import type { Tally } from '../domain/tally.js';
import { publishedVersions } from '../statistics.store.js';
import { openTasks } from '../tasks/open-tasks.js';
import { recount } from './recount.js';

/**
 * Handles `session.count`, one or a run of them: the figures of the versions that a sitting asked hold its answers as they are graded now. It
 * counts what is, not what happened: however often and in whatever order it is delivered, after a regrade or a
 * reopening, the figures come out the same.
 */
@Injectable()
export class CountSitting {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'session.count'>): Promise<void> {
    await this.runAll([job]);
  }

  async runAll(jobs: readonly Job<'session.count'>[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const sessionIds = jobs.map(({ payload }) => payload.sessionId);
      const { personIds, questionIds } = await askedBySittings(tx, sessionIds);
      await oneAtATimeOfAll(tx, personIds);
      // Of each person all of these questions: what somebody's sitting did not ask is as it was.
      await raiseAlarms(tx, await recount(tx, personIds, questionIds));
      await completeJobs(tx, jobs);
    });
  }
}

async function raiseAlarms(tx: Tx, tallies: ReadonlyMap<string, Tally>): Promise<void> {
  const enough = [...tallies].filter(([, tally]) => (tally.get('first.answers') ?? 0) >= fewestForAlarms);
  if (enough.length === 0) return;
  const versions = await publishedVersions(
    tx,
    enough.map(([versionId]) => versionId),
  );
  await openTasks(
    tx,
    versions.flatMap((version) =>
      alarmsOf(tallies.get(version.versionId)!, version).map((alarm) => ({ ...version, alarm })),
    ),
  );
}
