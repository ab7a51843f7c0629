import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { alarmLimits } from '../domain/alarms.js';
import { reportLimits, type ReportKind, type ReportState } from '../domain/report.js';
import { openTasks } from '../tasks/open-tasks.js';
import {
  findSubmission,
  insertReport,
  lockVersionReports,
  openReports,
  reportsOfDay,
  shownVersion,
} from './reports.store.js';

interface Input {
  /** Made by the client: the same again is the same report. */
  submissionId: string;
  questionId: string;
  /** Number of the version that was shown. */
  version: number;
  kind: ReportKind;
  text: string;
}

export interface ReportReceipt {
  id: string;
  state: ReportState;
  createdAt: Date;
}

/** Reports a fault in a question that the person was shown. Enough people with the same version open a review task. */
@Injectable()
export class ReportFault {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, request.rate-limited, idempotency.mismatch */
  async run({ personId }: Actor, input: Input): Promise<ReportReceipt> {
    return this.transactions.run(async (tx) => {
      // Neither of two equal submissions, nor of two that are the last one allowed, comes between.
      await oneAtATime(tx, personId);
      const versionId = await shownVersion(tx, { ...input, personId });
      const before = await findSubmission(tx, personId, input.submissionId);
      if (before) {
        const { id, state, createdAt, kind, text } = before;
        if (before.versionId !== versionId || kind !== input.kind || text !== input.text) {
          throw new AppError('idempotency.mismatch');
        }
        return { id, state, createdAt };
      }
      if (!versionId) throw new AppError('resource.not-found');
      await refuseTooMany(tx, personId);
      await lockVersionReports(tx, versionId);
      const receipt = await insertReport(tx, { ...input, personId, versionId });
      await raiseAlarm(tx, { questionId: input.questionId, versionId });
      return { ...receipt, state: 'open' };
    });
  }
}

async function refuseTooMany(tx: Tx, personId: string): Promise<void> {
  const { count, freeInSeconds } = await reportsOfDay(tx, personId);
  if (count < reportLimits.perDay) return;
  const retryAfterSeconds = Math.max(1, freeInSeconds);
  throw new AppError('request.rate-limited', undefined, undefined, { retryAfterSeconds });
}

async function raiseAlarm(tx: Tx, version: { questionId: string; versionId: string }): Promise<void> {
  const { people = 0, reports = 0 } = (await openReports(tx, version.questionId)).get(version.versionId) ?? {};
  if (people < alarmLimits.reports.people) return;
  await openTasks(tx, [{ ...version, alarm: { kind: 'reported', details: { people, reports } } }]);
}
