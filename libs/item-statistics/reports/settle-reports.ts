import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import { giveNotices } from '@app/notices/give-notices.js';
import type { ReportOutcome } from '../domain/report.js';
import { isMended } from '../domain/review-task.js';
import { lockReports, writeSettled } from './reports.store.js';

interface Input {
  ids: readonly string[];
  outcome: ReportOutcome;
  /** To those who reported; may be empty. */
  answer: string;
}

/** Settles reports, all or none, each once, and tells those who made them. */
@Injectable()
export class SettleReports {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, report.settled, question.not-mended */
  async run(actor: Actor, { ids, outcome, answer }: Input): Promise<{ settled: number }> {
    return this.transactions.run(async (tx) => {
      const reports = await lockReports(tx, ids);
      if (reports.length !== new Set(ids).size) throw new AppError('resource.not-found');
      if (reports.some(({ state }) => state !== 'open')) throw new AppError('report.settled');
      if (
        outcome === 'mended' &&
        !reports.every(({ version, publishedVersion }) => isMended(version, publishedVersion))
      ) {
        throw new AppError('question.not-mended');
      }
      await writeSettled(tx, ids, { outcome, answer, personId: actor.personId });
      for (const { id, questionId, version } of reports) {
        const after = { questionId, version, state: outcome, answer };
        await audit(tx, actor, { action: `report.${outcome}`, subjectId: id, before: { state: 'open' }, after });
      }
      await giveNotices(
        tx,
        reports.map(({ id, personId, slug, prompt }) => ({
          personId,
          kind: `report.${outcome}` as const,
          subjectId: id,
          details: { slug, prompt, answer },
        })),
      );
      return { settled: reports.length };
    });
  }
}
