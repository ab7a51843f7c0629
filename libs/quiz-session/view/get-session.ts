import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { accommodationOf } from '@app/identity/accommodation-of.js';
import { isShown } from '@app/interview-template/domain/plan.js';
import { listItems, medianTimes } from '../store/items.store.js';
import { listSegments } from '../store/ledger.store.js';
import { ownSession } from '../clock/own-session.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { sittingView, type SittingView } from './sitting-view.js';
import { visitsOf } from '../store/visits.store.js';

export type { SittingView };

/** A sitting as its candidate sees it, on any device. Reading one whose time is over ends it. */
@Injectable()
export class GetSession {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, for another person's sitting too */
  async run(actor: Actor, sessionId: string): Promise<SittingView> {
    return this.transactions.run(async (tx) => {
      const session = await ownSession(tx, actor, sessionId);
      const items = await listItems(tx, sessionId);
      const now = await databaseNow(tx);
      const told = items.filter(({ verdict }) => verdict !== null).map(({ versionId }) => versionId);
      return sittingView({
        session,
        items,
        sections: session.tracked ? (await visitsOf(tx, sessionId)).sections : [],
        segments: await listSegments(tx, sessionId),
        granted: session.plan.accommodations.apply ? null : await accommodationOf(tx, actor.personId),
        medians: showsMedians(session, now) ? await medianTimes(tx, told) : new Map(),
        now,
      });
    });
  }
}

function showsMedians({ plan, state }: QuizSessionRow, now: Date): boolean {
  return state === 'running' && isShown(plan.feedback, 'median', { endedAt: null, now });
}
