import { Injectable } from '@nestjs/common';
import { countOf, isShown, minutesOf, topicsOf } from '@app/interview-template/domain/plan.js';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions } from '@app/database/tx.js';
import { listSessions, type SittingSummary } from '../store/sessions.store.js';

export type SittingLine = Omit<SittingSummary, 'plan' | 'now'> & {
  count: number;
  minutes: number | null;
  topics: string[];
};

/** The caller's sittings, newest first. */
@Injectable()
export class ListSessions {
  constructor(private readonly transactions: Transactions) {}

  async run(
    actor: Actor,
    page: { limit: number; before: { startedAt: string; id: string } | undefined },
  ): Promise<{ items: SittingLine[]; more: boolean }> {
    const rows = await this.transactions.run((tx) =>
      listSessions(tx, actor.personId, { ...page, limit: page.limit + 1 }),
    );
    return { items: rows.slice(0, page.limit).map(lineOf), more: rows.length > page.limit };
  }
}

function lineOf({ plan, now, score, maxScore, ...row }: SittingSummary): SittingLine {
  const shows = isShown(plan.feedback, 'score', { endedAt: row.finishedAt, now });
  const told = { score: shows ? score : null, maxScore: shows ? maxScore : null };
  return { ...row, ...told, count: countOf(plan), minutes: minutesOf(plan.clock), topics: topicsOf(plan) };
}
